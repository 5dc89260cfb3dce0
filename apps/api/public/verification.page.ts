import type { VerifiedLetter } from '#libs/documents/letters/letters.service.js';
import { html, type Html } from './html.js';
import { dayInShanghai } from './shanghai-time.js';

export function verifiedPage(letter: VerifiedLetter): Html {
  return html`<section class="card valid" aria-labelledby="verdict">
      <div class="verdict">
        <span class="sign" aria-hidden="true">✓</span>
        <div>
          <h1 id="verdict">核验通过，文书真实有效</h1>
          <p class="english" lang="en">Verified: this document was issued and is valid</p>
        </div>
      </div>
      <dl>
        <dt>文书</dt>
        <dd>${letter.titleZh} <span lang="en">${letter.titleEn}</span></dd>
        <dt>文号</dt>
        <dd>${letter.number}</dd>
        <dt>持有单位</dt>
        <dd>${letter.holder}</dd>
        ${
          letter.territory
            ? html`<dt>属地</dt>
                <dd>${letter.territory}</dd>`
            : null
        }
        <dt>出具单位</dt>
        <dd>${letter.model.issuer}</dd>
        <dt>出具日期</dt>
        <dd>${dayInShanghai(letter.issuedAt)}</dd>
        <dt>验证码</dt>
        <dd>${letter.verificationCode ?? ''}</dd>
        ${
          letter.sha256
            ? html`<dt>PDF 文件校验值（SHA-256）</dt>
                <dd class="hash">${letter.sha256}</dd>`
            : null
        }
      </dl>
    </section>
    <p class="hint">请将以上内容与您手中的文书逐项核对；有一项不一致，即不是本系统出具的文书。</p>
    <p class="english" lang="en">
      Compare every line with the document in your hands. If one differs, it was not issued here.
    </p>`;
}

export function unknownCodePage(code: string): Html {
  return html`<section class="card unknown" aria-labelledby="verdict">
      <div class="verdict">
        <span class="sign" aria-hidden="true">!</span>
        <div>
          <h1 id="verdict">没有找到这份文书</h1>
          <p class="english" lang="en">No document has this verification code</p>
        </div>
      </div>
      <p>
        验证码
        <strong class="number">${code}</strong> 没有对应的文书。请核对是否输入有误；如仍查不到，该文书不是由本系统出具。
      </p>
    </section>
    ${codeForm()}`;
}

export function askForCodePage(): Html {
  return html`<h1>证书与文书核验</h1>
    <p class="english" lang="en">Verify a certificate or letter</p>
    ${codeForm()}`;
}

/** A form that needs no script: the answer's address is made by the server (GET /public/verify?code=…). */
function codeForm(): Html {
  return html`<form class="card" method="get" action="/public/verify">
    <label for="code">验证码 <span lang="en">Verification code</span></label>
    <p class="hint" id="code-hint">证书左下角二维码旁的 16 位字符，不分大小写，可以不输横线。</p>
    <input
      id="code"
      name="code"
      required
      maxlength="40"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      placeholder="XXXX-XXXX-XXXX-XXXX"
      aria-describedby="code-hint"
    />
    <button type="submit">核验 <span lang="en">Verify</span></button>
  </form>`;
}
