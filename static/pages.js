// Small comforts; every page works without them.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.pop[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll("details.pop[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = [...document.querySelectorAll("input[type=search]")].find((b) => b.offsetParent);
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
});

// A chart wider than the screen opens at its latest end.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("[data-latest]")) box.scrollLeft = box.scrollWidth;
});
