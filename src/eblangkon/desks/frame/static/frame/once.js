// A form goes out once: the button rests while the page is on its way, and wakes when one comes back to it.
const sending = new WeakSet();

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "get") return;
  if (sending.has(form)) {
    event.preventDefault();
    return;
  }
  sending.add(form);
  // After the browser has read the button's own name and value, which a disabled button would not give.
  setTimeout(() => {
    if (event.submitter) event.submitter.disabled = true;
  });
});

// What has to be mended has the focus also where the address names the content, as it does after the skip link: there
// browsers pass over `autofocus`.
addEventListener("load", () => document.querySelector("main .alert[autofocus]")?.focus());

addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) {
    sending.delete(form);
    for (const button of form.querySelectorAll("button:disabled")) button.disabled = false;
  }
});
