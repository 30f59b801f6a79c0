// Suggestions while one types, a build's progress, files dropped. Pages work without it.
"use strict";
(() => {
  for (const box of document.querySelectorAll("input[data-suggest]")) {
    let wait = 0;
    box.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(async () => {
        const list = document.getElementById(box.getAttribute("list"));
        if (!list || box.value.trim().length < 2) return;
        const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(box.value.slice(0, 200))}`);
        if (!answer.ok) return;
        const words = await answer.json();
        list.replaceChildren(...words.map((w) => Object.assign(document.createElement("option"), { value: w })));
      }, 180);
    });
  }
  const follow = async () => {
    const job = document.getElementById("job");
    if (!job || !("running" in job.dataset)) return;
    try {
      const answer = await fetch(job.dataset.job);
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = fresh.getElementById("job");
        if (now) job.replaceWith(document.adoptNode(now));
        document.title = fresh.title;
      }
    } catch {
      // the server is away for a moment: asked again
    }
    setTimeout(follow, 900);
  };
  if (document.getElementById("job")) setTimeout(follow, 700);
  for (const drop of document.querySelectorAll(".drop")) {
    const box = drop.querySelector("input[type=file]");
    const over = (on) => (event) => {
      event.preventDefault();
      drop.classList.toggle("over", on);
    };
    drop.addEventListener("dragover", over(true));
    drop.addEventListener("dragleave", over(false));
    drop.addEventListener("drop", (event) => {
      over(false)(event);
      if (event.dataTransfer.files.length) box.files = event.dataTransfer.files;
    });
  }
})();
