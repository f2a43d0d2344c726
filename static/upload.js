// Drag and drop, and one request per file so that each shows its own progress. Without this script
// the form sends all files at once.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("form[data-upload]");
  const drop = form.querySelector("[data-drop]");
  const input = form.querySelector("input[type=file]");
  const results = document.getElementById("results");
  form.querySelector("[data-drop-words]").hidden = false;

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    name.textContent = file.name;
    bar.className = "bar";
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", `Sending ${file.name}`);
    item.append(name, bar);
    results.append(item);
    return { item, bar };
  };

  const refuse = (item, file, words) => {
    item.replaceChildren();
    const text = document.createElement("p");
    text.className = "wrong";
    text.textContent = `${file.name}: ${words}`;
    item.append(text);
  };

  const send = (file, { item, bar }) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      const data = new FormData();
      data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      data.append("files", file);
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) bar.value = event.loaded / event.total;
      });
      request.addEventListener("load", () => {
        if (request.status === 200 && request.getResponseHeader("Content-Type").includes("html")) {
          const holder = document.createElement("template");
          holder.innerHTML = request.responseText;
          const rows = [...holder.content.children];
          item.replaceWith(...rows);
          for (const row of rows) window.htmx.process(row);
        } else {
          refuse(item, file, "the server did not take it. Are you still logged in?");
        }
        done();
      });
      request.addEventListener("error", () => {
        refuse(item, file, "the connection broke. Send it again.");
        done();
      });
      request.open("POST", form.getAttribute("action") || location.pathname);
      request.setRequestHeader("HX-Request", "true");
      request.send(data);
    });

  const sendAll = async (files) => {
    document.getElementById("results-panel").classList.remove("d-none");
    const waiting = files.map((file) => [file, line(file)]);
    for (const [file, row] of waiting) await send(file, row);
    input.value = "";
  };

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    sendAll([...input.files]);
  });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, () => drop.classList.remove("over"));
  }
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length) sendAll(files);
  });
});
