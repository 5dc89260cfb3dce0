import type { PublicNotice, PublicNoticeStatus } from '#libs/documents/public-notice/public-notice.entity.js';
import type { NoticePage } from '#libs/documents/public-notice/public-notices.service.js';
import { html, type Html } from './html.js';
import { dayInShanghai, dayInWords } from './shanghai-time.js';

const statusInWords: Record<PublicNoticeStatus, { sign: string; zh: string; en: string }> = {
  open: { sign: '●', zh: '公示中', en: 'open' },
  paused: { sign: '◐', zh: '异议核查中，暂停计算', en: 'paused' },
  ended: { sign: '○', zh: '已结束', en: 'ended' },
};

export function noticesPage({ items, nextCursor }: NoticePage): Html {
  return html`<h1>公示</h1>
    <p class="english" lang="en">Public notices</p>
    <section class="card" aria-labelledby="objections">
      <h2 id="objections">如何提出异议</h2>
      <p>
        对公示内容有异议的，请在公示期内以书面形式向受理单位提出：个人签名或者单位盖章，写明真实姓名（名称）、联系方式，并附证据。受理单位为提出人保密；逾期未提出的，视为无异议。
      </p>
    </section>
    ${items.length === 0 ? html`<p class="card">目前没有公示。新的公示会显示在这里。 <span lang="en">There are no notices at the moment.</span></p>` : null}
    <ul class="notices">
      ${items.map(noticeCard)}
    </ul>
    ${nextCursor ? html`<a class="more" href="/public/notices?cursor=${encodeURIComponent(nextCursor)}">更早的公示 <span lang="en">&nbsp;Older</span></a>` : null}`;
}

function noticeCard(notice: PublicNotice): Html {
  const status = statusInWords[notice.status];
  return html`<li class="card">
    <p class="state ${notice.status}">
      <span aria-hidden="true">${status.sign}</span> ${status.zh} <span lang="en">${status.en}</span>
    </p>
    <h2>${notice.titleZh}</h2>
    <dl>
      <dt>公示对象</dt>
      <dd>${notice.subject}</dd>
      <dt>申请单位</dt>
      <dd>${notice.applicant}</dd>
      <dt>属地</dt>
      <dd>${notice.territory}</dd>
      <dt>依据</dt>
      <dd>${notice.basis}</dd>
      <dt>公示期</dt>
      <dd>${dayInShanghai(notice.publishedAt)} 至 ${dayInWords(notice.lastDay)}</dd>
      <dt>异议受理单位</dt>
      <dd>${notice.receivingOffice}</dd>
      <dt>办件编号</dt>
      <dd>${notice.caseNumber}</dd>
    </dl>
  </li>`;
}
