// Passkeys as second proof: the browser is asked what the page holds, and its answer goes out with the form.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const words = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// Numbers travel as words in JSON; the browser takes and gives bytes.
const asked = (question) => {
  const known = (keys) => (keys ?? []).map((key) => ({ ...key, id: bytes(key.id) }));
  const found = { ...question.publicKey, challenge: bytes(question.publicKey.challenge) };
  if (found.user) found.user = { ...found.user, id: bytes(found.user.id) };
  if (found.excludeCredentials) found.excludeCredentials = known(found.excludeCredentials);
  if (found.allowCredentials) found.allowCredentials = known(found.allowCredentials);
  return { publicKey: found };
};

const answered = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = words(credential.response[name]);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: words(credential.rawId), type, response, clientExtensionResults: {} });
};

const ask = async (form) => {
  const failed = form.querySelector("[role=alert]");
  failed.hidden = true;
  try {
    const question = asked(JSON.parse(form.dataset.question));
    form.elements.credential.value = answered(await navigator.credentials[form.dataset.passkey](question));
  } catch {
    failed.hidden = false;
    return;
  }
  form.requestSubmit();
};

// Without script, or in a browser that has no passkeys, the form goes out unanswered and the server says what to do.
if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      if (form.elements.credential.value) return;
      event.preventDefault();
      event.stopPropagation(); // it has not gone out yet: its button does not rest
      ask(form);
    });
  }
  for (const words of document.querySelectorAll(".unless-script")) words.hidden = true;
}
