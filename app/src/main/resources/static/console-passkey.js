// Asks the device for a passkey when a form is sent, and sends along what it answers. The form says with
// data-passkey whether one is made or used, and with data-options where the server tells what to ask.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const withBytes = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

function make(options) {
  const user = { ...options.user, id: bytes(options.user.id) };
  const excludeCredentials = withBytes(options.excludeCredentials);
  return navigator.credentials.create({
    publicKey: { ...options, challenge: bytes(options.challenge), user, excludeCredentials },
  });
}

function use(options) {
  const allowCredentials = withBytes(options.allowCredentials);
  return navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials } });
}

/** As the credential's own toJSON writes it, which not every password manager has. */
function written(credential) {
  const answer = credential.response;
  const response = { clientDataJSON: text(answer.clientDataJSON) };
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (answer[name]) {
      response[name] = text(answer[name]);
    }
  }
  if (answer.getTransports) {
    response.transports = answer.getTransports();
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
}

/** The key of the words for what went wrong in the browser. */
function reason(error) {
  const known = { InvalidStateError: 'already', SecurityError: 'insecure', NotSupportedError: 'unsupported' };
  return known[error.name] ?? (error.name === 'NotAllowedError' ? 'cancelled' : 'failed');
}

function say(form, words) {
  const said = form.querySelector('[data-said]');
  said.textContent = words;
  said.hidden = false;
  said.focus();
}

const word = (name) => document.querySelector(`[data-word="${name}"]`).textContent;

async function asked(form) {
  const fields = new URLSearchParams(new FormData(form));
  fields.delete('answer');
  const answer = await fetch(form.dataset.options, { method: 'POST', body: fields });
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  if (!isJson && answer.redirected) {
    location.assign(answer.url.includes('/console/confirm') ? `/console/confirm?then=${location.pathname}` : answer.url);
    return new Promise(() => {});
  }
  return isJson ? answer.json() : { refused: word('failed') };
}

async function send(event) {
  const form = event.target;
  event.preventDefault();
  const button = form.querySelector('button[type="submit"]');
  button.disabled = true;
  try {
    const { options, refused } = await asked(form);
    if (refused) {
      say(form, refused);
      return;
    }
    const credential = await (form.dataset.passkey === 'make' ? make(options) : use(options));
    form.elements.answer.value = written(credential);
    form.submit();
  } catch (error) {
    say(form, word(reason(error)));
  } finally {
    button.disabled = false;
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (window.PublicKeyCredential && window.isSecureContext) {
    form.addEventListener('submit', send);
  } else {
    form.querySelector('button[type="submit"]').disabled = true;
    say(form, word(window.isSecureContext ? 'unsupported' : 'insecure'));
  }
}
