// On a record's page: the panel that shows an article beside its claim, what changed since the last visit, copying. Pages work without it.
"use strict";
(() => {
  const record = document.querySelector(".record");
  if (!record) return;

  // A line that stands on a page of the rest: the server knows where.
  const named = decodeURIComponent(location.hash.slice(1));
  if (record.hasAttribute("data-served") && named && !document.getElementById(named) && !location.search) location.replace(`${location.pathname}?claim=${encodeURIComponent(named)}`);

  // The panel. Any link to words of an article opens it; so does a line that is opened, where there is room beside the page.
  const wide = matchMedia("(min-width: 70rem)");
  let panel, from, shut = false;
  const inside = (link) => link.getAttribute("href").startsWith("#");
  const made = () => {
    panel = document.createElement("aside");
    panel.className = "panel";
    panel.hidden = true;
    panel.setAttribute("aria-label", "The article");
    const [head, way, shutter, frame] = ["header", "a", "button", "iframe"].map((name) => document.createElement(name));
    way.textContent = "open as a page";
    shutter.textContent = "Close";
    shutter.type = "button";
    frame.title = "The article, at the words";
    head.append(way, shutter);
    panel.append(head, frame);
    panel.querySelector("button").addEventListener("click", () => close(true));
    document.body.append(panel);
  };
  const show = (link, focus) => {
    if (!panel) made();
    const frame = panel.querySelector("iframe");
    panel.querySelector("a").href = link.href;
    if (frame.src.split("#")[0] === link.href.split("#")[0] && frame.dataset.at === link.href.split("#")[0]) {
      try { frame.contentWindow.location.replace(link.href); } catch { frame.src = link.href; }
    } else frame.src = link.href;
    frame.dataset.at = link.href.split("#")[0];
    panel.hidden = false;
    document.documentElement.classList.add("beside");
    from = link;
    if (focus) panel.querySelector("button").focus();
  };
  const close = (asked) => {
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    shut = shut || asked;
    document.documentElement.classList.remove("beside");
    const back = from && (from.closest("details[open]") === null ? from.closest("details")?.querySelector("summary") : from);
    if (back) back.focus();
  };
  addEventListener("keydown", (e) => { if (e.key === "Escape") close(true); });
  addEventListener("message", (e) => { if (panel && e.source === panel.querySelector("iframe").contentWindow && e.data === "onrecord: close") close(true); });
  record.addEventListener("click", (e) => {
    const link = e.target.closest("a.in");
    if (!link || inside(link) || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    show(link, true);
  });
  record.addEventListener("toggle", (e) => {
    if (!e.target.open || shut || !wide.matches || !e.target.matches(".claim, .side, .lead")) return;
    const link = e.target.querySelector("a.in");
    if (link && !inside(link)) show(link, false);
  }, true);
  record.querySelectorAll(".chart a").forEach((a) => a.addEventListener("click", () => setTimeout(() => dispatchEvent(new Event("hashchange")))));

  // What is printed is all that there is on the page.
  let closed = [];
  addEventListener("beforeprint", () => { closed = [...record.querySelectorAll("details:not([open])")]; shut = true; closed.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => { closed.forEach((d) => { d.open = false; }); });

  // Copying the citation with the address of the page.
  const copy = record.querySelector("[data-copy]");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(`${document.getElementById(copy.dataset.copy).innerText} ${location.href}`);
        copy.textContent = "Copied";
      } catch { copy.textContent = "Could not copy"; }
      setTimeout(() => { copy.textContent = "Copy"; }, 2000);
    });
  }

  // What changed since the last visit: the state seen is remembered here, in this browser.
  const changes = document.getElementById("changes");
  const since = document.getElementById("since");
  if (!changes || !since) return;
  const key = `onrecord.seen.${record.dataset.story}`;
  const states = [...since.options].map((o) => o.value);
  const asked = async (value, words) => {
    changes.innerHTML = '<p class="meta"></p>';
    changes.firstChild.textContent = "Comparing the two states …";
    const address = new URL(since.form.action);
    address.hash = "";
    address.search = new URLSearchParams({ since: value, part: "changes" });
    try {
      const got = await fetch(address);
      if (!got.ok) throw new Error(String(got.status));
      changes.innerHTML = await got.text();
      if (words) changes.querySelector(".meta").textContent = words;
    } catch { changes.firstChild.textContent = "The two states could not be compared."; }
  };
  since.form.addEventListener("submit", (e) => { e.preventDefault(); asked(since.value, ""); });
  let seen = null;
  try {
    seen = localStorage.getItem(key);
    const newest = document.querySelector("#as-of option:last-child")?.value;
    if (newest && !new URLSearchParams(location.search).has("as_of")) localStorage.setItem(key, newest);
    if (seen === newest) seen = null;
  } catch { seen = null; }
  if (new URLSearchParams(location.search).has("since")) return;
  if (seen && states.includes(seen)) {
    since.value = seen;
    asked(seen, `Since your last visit, when the record stood at ${since.selectedOptions[0].textContent}:`);
  } else if (since.value) asked(since.value, "");
})();
