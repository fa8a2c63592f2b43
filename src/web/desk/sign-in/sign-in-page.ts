import { html } from 'hono/html';
import type { Html } from '../../layout.ts';
import { CODE_MINUTES } from './desk-auth.ts';

export type SignInProblem = 'address' | 'wrong' | 'expired' | 'used_up' | 'too_many';

const PROBLEMS: Record<SignInProblem, string> = {
  address: 'That is not an email address.',
  wrong: 'That code is not right. Check the newest mail from us: only its six digits work.',
  expired: 'That code is too old. Ask for a new one.',
  used_up: 'That code was tried too often and no longer works. Ask for a new one.',
  too_many: 'Too many tries. Wait a quarter of an hour, then ask for a new code.',
};

export function addressPage(newsroom: string, problem?: SignInProblem, address = ''): Html {
  return html`<div class="sign-in">
<p class="kicker">${newsroom}</p>
<h1>Editors’ desk</h1>
<p>Type your newsroom address and we will mail you a six-digit code.</p>
<form method="post" action="/desk/sign-in" class="panel" novalidate>
<div class="field">
<label for="address">Email address</label>
<input id="address" name="address" type="email" autocomplete="email" required autofocus value="${address}"${errorAttributes(problem)}>
${errorText(problem)}
</div>
<button>Send me a code</button>
</form>
</div>`;
}

/** Where the server knows of no editor at all: nothing anybody types here could open the desk. */
export function nobodyPage(newsroom: string): Html {
  return html`<div class="sign-in">
<p class="kicker">${newsroom}</p>
<h1>Editors’ desk</h1>
<div class="panel">
<p><strong>Nobody can sign in yet:</strong> this server has no editor.</p>
<p>Whoever runs it names the editors’ addresses, separated by commas, in <code>DESK_EDITORS</code>, and starts it again.</p>
</div>
</div>`;
}

export function codePage(address: string, problem?: SignInProblem): Html {
  return html`<div class="sign-in">
<p class="kicker">Editors’ desk</p>
<h1>Type the code</h1>
<p>If <strong>${address}</strong> belongs to an editor, a six-digit code is on its way. It works once, for ${CODE_MINUTES} minutes.</p>
<form method="post" action="/desk/sign-in/code" class="panel" novalidate>
<input type="hidden" name="address" value="${address}">
<div class="field">
<label for="code">Six-digit code</label>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required autofocus class="code-input"${errorAttributes(problem)}>
${errorText(problem)}
</div>
<button>Sign in</button>
</form>
<form method="post" action="/desk/sign-in" class="again">
<input type="hidden" name="address" value="${address}">
<button class="button-quiet">Send a new code</button>
<a href="/desk/sign-in">Use another address</a>
</form>
</div>`;
}

function errorAttributes(problem?: SignInProblem): Html | '' {
  return problem ? html` aria-invalid="true" aria-describedby="problem"` : '';
}

function errorText(problem?: SignInProblem): Html | '' {
  return problem ? html`<p class="field-error" id="problem" role="alert">${PROBLEMS[problem]}</p>` : '';
}
