// On every page: opens the line that an address names and lights all the words of an item. Pages work without it.
"use strict";
const framed = window.self !== window.top;
if (framed) document.documentElement.classList.add("framed");
function opened() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  const target = id && document.getElementById(id);
  document.querySelectorAll("mark.lit").forEach((m) => m.classList.remove("lit"));
  if (!target || target.tagName === "MAIN") return;
  for (let box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  if (target.classList.contains("at")) {
    const item = id.replace(/-\d+$/, "");
    document.querySelectorAll("mark[data-items]").forEach((m) => {
      if (m.dataset.items.split(" ").some((i) => i.replace(/[^a-zA-Z0-9]+/g, "-") === item)) m.classList.add("lit");
    });
    target.scrollIntoView({ block: "center" });
  } else target.scrollIntoView({ block: "start" });
}
addEventListener("hashchange", opened);
addEventListener("DOMContentLoaded", opened);
if (framed) addEventListener("keydown", (e) => { if (e.key === "Escape") parent.postMessage("onrecord: close", "*"); });
