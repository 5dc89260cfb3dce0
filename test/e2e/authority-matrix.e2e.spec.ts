import supertest from 'supertest';
import type { ActionView } from '../../libs/contracts/index.js';
import { CaseDriver } from '../support/case-driver.js';
import { everybody, type DemoAccount } from '../support/demo-accounts.js';
import { eventually } from '../support/eventually.js';
import { joint } from '../support/park-recognition-path.js';
import { pdf } from '../support/pdf.js';
import { demoPassword } from '../support/people.js';
import { useWorld } from '../support/world.js';

/**
 * Trust row 21. Every operation of the OpenAPI document × every demo account (and nobody at all) × cases of one's own,
 * of others and of a foreign territory. Each request is well formed, so that only authority can refuse it; a request
 * that gets through and is not listed here fails the spec, and so does an operation that is not listed at all.
 */
const world = useWorld();

type Asker = DemoAccount | 'nobody';
const askers: Asker[] = [...everybody, 'nobody'];

const overseers: DemoAccount[] = ['auditor', 'security-admin', 'system-admin'];
const takingPart = everybody.filter((username) => !overseers.includes(username));
const officials = takingPart.filter((username) => !/^(operator|firm)-/.test(username));
const wholeDistrict: DemoAccount[] = [
  'bureau',
  'bureau-2',
  'bureau-head',
  'meeting-office',
  'district-head',
  'auditor',
];
const federation: DemoAccount[] = ['federation', 'federation-head'];
const asked = joint.map((department) => `dept-${department}` as const);
/** From these nothing of the log is withheld, neither opinions nor who objected: they may have the whole file. */
const wholeLog: DemoAccount[] = ['bureau', 'bureau-2', 'bureau-head', 'auditor'];
/** Park a lies in 五常街道 and 未来科技城, park b in 仓前街道 and on no platform. */
const aroundA: DemoAccount[] = ['town-wuchang', 'platform-future', ...federation, ...wholeDistrict];
const aroundB: DemoAccount[] = ['town-cangqian', ...federation, ...wholeDistrict];

/** What a request is about. */
interface Target {
  name: string;
  driver: CaseDriver;
  followers: DemoAccount[];
  /** Who may change its form and attachments. */
  editors: DemoAccount[];
  /** What may be done now, and by whom; it is not tried here, the other specs do. */
  able: Partial<Record<string, DemoAccount[]>>;
}

interface Ask {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  body?: object;
  headers?: Record<string, string>;
}

/** One request about one thing, and who gets through with it. */
interface Question {
  about: string;
  ask: (asker: Asker) => Ask | Promise<Ask>;
  allows: readonly Asker[];
  /** It would move a case, so only those try who have to be refused. */
  moves?: true;
  /** Whether an answer means that authority let it through; by default any 2xx. */
  letThrough?: (answer: { status: number; body: Record<string, unknown> }) => boolean;
}

let cases: Target[];
const uploads = new Map<Asker, string>();

beforeAll(async () => {
  const { people } = world;
  for (const username of everybody) {
    const agent = await people.as(username);
    const { body } = await agent.post('/api/v1/documents').attach('file', pdf(username), `${username}.pdf`);
    uploads.set(username, body.id as string);
  }
  cases = [
    {
      name: 'a draft of park a',
      driver: await ready('operator-a'),
      followers: ['operator-a'],
      editors: ['operator-a'],
      able: { SUBMIT: ['operator-a'], DISCARD: ['operator-a'] },
    },
    {
      name: 'park a in pre-review',
      driver: await ready('operator-a', ['operator-a', 'SUBMIT']),
      followers: ['operator-a', ...aroundA],
      editors: [],
      able: { FORWARD: ['federation'], REQUEST_CORRECTION: ['federation'], WITHDRAW: ['operator-a'] },
    },
    {
      name: 'park b in town review',
      driver: await ready('operator-b', ['operator-b', 'SUBMIT'], ['federation', 'FORWARD']),
      followers: ['operator-b', ...aroundB],
      editors: [],
      able: {
        ...Object.fromEntries(
          ['RECOMMEND', 'DECLINE', 'REQUEST_CORRECTION'].map((event) => [event, ['town-cangqian']]),
        ),
        WITHDRAW: ['operator-b'],
      },
    },
    {
      name: 'park a in joint review',
      driver: await ready(
        'operator-a',
        ['operator-a', 'SUBMIT'],
        ['federation', 'FORWARD'],
        ['town-wuchang', 'RECOMMEND'],
        ['bureau', 'ACCEPT'],
      ),
      followers: ['operator-a', ...aroundA, ...asked],
      editors: [],
      able: {
        CONCUR: [...asked],
        OBJECT: [...asked],
        RECORD_INSPECTION: ['bureau', 'bureau-2'],
        SUSPEND: ['bureau', 'bureau-2'],
        EXTEND: ['bureau-head'],
        WITHDRAW: ['operator-a'],
      },
    },
  ];
}, 180_000);

/** A case on its way; its tax figures are a document of their own, which not everybody reads who follows the case. */
async function ready(applicant: DemoAccount, ...steps: [username: DemoAccount, event: string][]): Promise<CaseDriver> {
  const driver = await CaseDriver.ready(world.people, applicant);
  await driver.attach('finance', await driver.upload(applicant, 'finance.pdf'));
  await driver.through(...steps);
  return driver;
}

const base = '/api/v1';
const get = (path: string) => (): Ask => ({ method: 'get', path: base + path });
const post = (path: string, body?: object) => (): Ask => ({ method: 'post', path: base + path, body });
const only = (allows: readonly Asker[], ask: Question['ask'], about = ''): Question[] => [{ about, ask, allows }];

async function versionOf({ driver }: Target): Promise<number> {
  const [row] = await world.server.database.query<{ version: number }>('select version from case_file where id = $1', [
    driver.id,
  ]);
  return row!.version;
}

/** The same request about each case, with its present ETag. */
const aboutCases = (
  allows: (target: Target) => readonly Asker[],
  ask: (path: string, asker: Asker) => Omit<Ask, 'headers'>,
): Question[] =>
  cases.map((target) => ({
    about: target.name,
    allows: allows(target),
    ask: async (asker) => ({
      ...ask(`${base}/cases/${target.driver.id}`, asker),
      headers: { 'If-Match': `"${await versionOf(target)}"` },
    }),
  }));
const partOfCase = (part: string) =>
  aboutCases(
    ({ followers }) => followers,
    (path) => ({ method: 'get', path: path + part }),
  );

/** Documents: an attachment of each case, tax figures of one, and an upload that was attached nowhere. */
async function documents(part: string): Promise<Question[]> {
  const attached = await Promise.all(
    cases.map(async ({ name, driver, followers }) => {
      const { attachments } = await driver.view();
      const question = (slot: string, allows: readonly Asker[]): Question => ({
        about: `${slot} of ${name}`,
        ask: get(`/documents/${attachments.find((each) => each.slot === slot)!.documentId}${part}`),
        allows,
      });
      const kept = (username: DemoAccount) => !federation.includes(username) && !username.startsWith('dept-');
      return [question('licence', followers), question('finance', followers.filter(kept))];
    }),
  );
  const loose = get(`/documents/${uploads.get('operator-b')!}${part}`);
  return [...attached.flat(), ...only(['operator-b'], loose, 'an upload of operator-b')];
}

async function notificationOf(username: DemoAccount): Promise<string> {
  return eventually(`${username} is told`, async () => {
    const { body } = await world.people.get(username, '/notifications');
    return (body.items as { id: string }[])[0]?.id;
  });
}

/** A second session of somebody, to be ended from the first. */
async function sessionOf(username: DemoAccount): Promise<string> {
  await supertest(world.server.url).post(`${base}/auth/login`).send({ username, password: demoPassword });
  const { body } = await world.people.get(username, '/auth/sessions');
  return (body.items as { id: string; current: boolean }[]).find(({ current }) => !current)!.id;
}

async function personId(username: string): Promise<string> {
  const [person] = await world.server.database.query<{ id: string }>('select id from person where username = $1', [
    username,
  ]);
  return person!.id;
}

async function parkOf(username: DemoAccount): Promise<string> {
  const { body } = await world.people.get(username, '/parks');
  return (body.items as { id: string }[])[0]!.id;
}

async function tasksOf(name: string, duty?: string): Promise<{ id: string; duty: string }[]> {
  const { driver } = cases.find((each) => each.name === name)!;
  const tasks = (await driver.view('bureau')).tasks.filter(({ state }) => state === 'open');
  return tasks.filter((task) => duty === undefined || task.duty === duty);
}

/** A task of a town, one of a department, and one that two people of the bureau sign and nobody may claim. */
async function aboutTasks(action: 'claim' | 'release'): Promise<Question[]> {
  const [town] = await tasksOf('park b in town review', 'townReview');
  const [fire] = await tasksOf('park a in joint review', 'fire');
  const [inspection] = await tasksOf('park a in joint review', 'inspection');
  return [
    ...only(['town-cangqian'], post(`/tasks/${town!.id}/${action}`), 'town review of park b'),
    ...only(['dept-fire'], post(`/tasks/${fire!.id}/${action}`), 'fire review of park a'),
    ...only(
      action === 'claim' ? [] : ['bureau', 'bureau-2'],
      post(`/tasks/${inspection!.id}/${action}`),
      'inspection of park a',
    ),
  ];
}

/** A task that two people sign cannot become one person's; what can is in handling-tasks.spec.ts. */
async function handover(action: 'transfer' | 'delegate'): Promise<Question[]> {
  const [inspection] = await tasksOf('park a in joint review', 'inspection');
  const body = { personId: await personId('bureau-2'), reason: '外出核查' };
  return only([], post(`/tasks/${inspection!.id}/${action}`, body), 'the inspection, to bureau-2');
}

/** The bureau has two people with the role, and both sign already. */
async function signers(action: 'add-signers' | 'remove-signers'): Promise<Question[]> {
  const [inspection] = await tasksOf('park a in joint review', 'inspection');
  const body = { personIds: [await personId('bureau-2')], reason: '请复核' };
  return only([], post(`/tasks/${inspection!.id}/${action}`, body), 'the inspection, by bureau-2');
}

const versionReaders: Asker[] = ['system-admin', 'auditor', 'bureau-head', 'meeting-office'];
const noReport = '00000000-0000-7000-8000-000000000000';

/** Who is let as far as the thing itself, and hears that there is none. */
function reached(allows: Asker[], ask: Question['ask']): Question[] {
  return only(allows, ask).map((question) => ({ ...question, letThrough: ({ status }) => status === 404 }));
}

/** The table itself: operation of the OpenAPI document → questions. */
const operations: Record<string, () => Question[] | Promise<Question[]>> = {
  'POST /api/v1/auth/login': () =>
    only(everybody, (asker) => post('/auth/login', { username: asker, password: demoPassword })()),
  // Demo accounts keep their published password.
  'POST /api/v1/auth/password': () =>
    only([], post('/auth/password', { currentPassword: demoPassword, newPassword: 'another-long-password' })),
  'GET /api/v1/auth/me': () => only(everybody, get('/auth/me')),
  'GET /api/v1/auth/sessions': () => only(everybody, get('/auth/sessions')),
  'DELETE /api/v1/auth/sessions/{id}': async () => {
    const id = await sessionOf('operator-a');
    return only(['operator-a'], () => ({ method: 'delete', path: `${base}/auth/sessions/${id}` }), 'one of operator-a');
  },
  'GET /api/v1/admin/org-units': () => only(['security-admin', 'system-admin'], get('/admin/org-units')),
  'GET /api/v1/admin/people': () => only(['security-admin', 'system-admin'], get('/admin/people')),
  'POST /api/v1/admin/people/{id}/unlock': async () =>
    only(['security-admin'], post(`/admin/people/${await personId('expert-c')}/unlock`)),
  'GET /api/v1/admin/security-events': () => only(['auditor'], get('/admin/security-events')),
  'GET /api/v1/audit/verification': () => only(['auditor'], get('/audit/verification')),
  'POST /api/v1/audit/verification': () => only(['auditor'], post('/audit/verification')),
  'GET /api/v1/audit/roots': () => only(['auditor'], get('/audit/roots')),
  'GET /api/v1/audit/roots/{number}': () => reached(['auditor'], get('/audit/roots/2147483647')),
  'GET /api/v1/admin/version-changes': () => only(versionReaders, get('/admin/version-changes')),
  // Nobody gets further than being told that there is no such version, or no such report.
  'POST /api/v1/admin/version-changes': () =>
    reached(
      ['system-admin', 'bureau-head'],
      post('/admin/version-changes', { caseType: 'park-recognition', toVersion: 99, reason: '试算' }),
    ),
  'GET /api/v1/admin/version-changes/{id}': () => reached(versionReaders, get(`/admin/version-changes/${noReport}`)),
  'GET /api/v1/admin/version-changes/{id}/cases': () =>
    reached(versionReaders, get(`/admin/version-changes/${noReport}/cases`)),
  'POST /api/v1/admin/version-changes/{id}/approve': () =>
    reached(
      ['bureau-head', 'meeting-office'],
      post(`/admin/version-changes/${noReport}/approve`, { digest: '0'.repeat(64), reason: '同意' }),
    ),
  'POST /api/v1/admin/version-changes/{id}/reject': () =>
    reached(['bureau-head', 'meeting-office'], post(`/admin/version-changes/${noReport}/reject`, { reason: '不同意' })),
  'GET /api/v1/case-types': () => only(everybody, get('/case-types')),
  'GET /api/v1/case-types/{key}': () => only(everybody, get('/case-types/park-recognition')),
  'GET /api/v1/case-types/{key}/route': () =>
    only(['operator-a', 'operator-b'], get('/case-types/park-recognition/route'), 'one’s own park'),
  'GET /api/v1/case-types/{key}/versions': () => only(everybody, get('/case-types/park-recognition/versions')),
  'POST /api/v1/cases': async () => {
    const type = 'park-recognition';
    return [
      ...only(['operator-a', 'operator-b'], post('/cases', { type }), 'the own park'),
      ...only(['operator-a'], post('/cases', { type, subjectId: await parkOf('operator-a') }), 'park a'),
      ...only(['operator-b'], post('/cases', { type, subjectId: await parkOf('operator-b') }), 'park b'),
    ];
  },
  'GET /api/v1/cases': () => only(everybody, get('/cases')),
  'GET /api/v1/cases/{id}': () => partOfCase(''),
  'GET /api/v1/cases/{id}/timeline': () => partOfCase('/timeline'),
  'GET /api/v1/cases/{id}/as-of': () => partOfCase('/as-of?seq=0'),
  'GET /api/v1/cases/{id}/audit': () => partOfCase('/audit'),
  'GET /api/v1/cases/{id}/letters': () => partOfCase('/letters'),
  'GET /api/v1/cases/{id}/diagram': () => partOfCase('/diagram'),
  'GET /api/v1/cases/{id}/waiting': () => partOfCase('/waiting'),
  'GET /api/v1/cases/{id}/route': () => partOfCase('/route'),
  'GET /api/v1/cases/{id}/related': () => partOfCase('/related'),
  'GET /api/v1/cases/{id}/changes': () => partOfCase('/changes'),
  'GET /api/v1/cases/{id}/export': () =>
    aboutCases(
      ({ followers }) => followers.filter((username) => wholeLog.includes(username)),
      (path) => ({ method: 'get', path: `${path}/export` }),
    ),
  'PATCH /api/v1/cases/{id}': () =>
    aboutCases(
      ({ editors }) => editors,
      (path) => ({ method: 'patch', path, body: { form: { contactName: '沈若溪' } } }),
    ),
  'PUT /api/v1/cases/{id}/attachments/{slot}': () =>
    aboutCases(
      ({ editors }) => editors,
      (path, asker) => ({
        method: 'put',
        path: `${path}/attachments/structure`,
        body: { documentId: uploads.get(asker) ?? uploads.get('operator-a') },
      }),
    ),
  'DELETE /api/v1/cases/{id}/attachments/{slot}': () =>
    aboutCases(
      ({ editors }) => editors,
      (path) => ({ method: 'delete', path: `${path}/attachments/structure` }),
    ),
  'POST /api/v1/cases/{id}/events': () => forbiddenEvents(),
  'GET /api/v1/cases/{id}/consultations': () => partOfCase('/consultations'),
  'GET /api/v1/cases/{id}/advisors': () => partOfCase('/advisors'),
  'POST /api/v1/cases/{id}/consultations': () => questionsOnCases(),
  'POST /api/v1/cases/{id}/consultations/{consultationId}/answer': () => replies('answer', { opinion: '同意' }),
  'POST /api/v1/cases/{id}/consultations/{consultationId}/withdraw': () => replies('withdraw', { reason: '不再需要' }),
  // Of those who follow a case, the applicant's people and the auditor take no part in deciding it.
  'POST /api/v1/cases/{id}/recusals': () =>
    aboutCases(
      ({ followers }) => followers.filter((username) => !/^operator|^auditor$/.test(username)),
      (path) => ({ method: 'post', path: `${path}/recusals`, body: { reason: '与申请单位有利害关系' } }),
    ).map((question) => ({ ...question, moves: true as const })),
  'POST /api/v1/documents': () => only(takingPart, post('/documents')),
  'GET /api/v1/documents/{id}': () => documents(''),
  'GET /api/v1/documents/{id}/content': () => documents('/content'),
  'GET /api/v1/tasks': () =>
    ['todo', 'done', 'started', 'copied'].flatMap((box) => only(everybody, get(`/tasks?box=${box}`), box)),
  'POST /api/v1/tasks/batch': () => batches('/tasks/batch'),
  'POST /api/v1/tasks/batch/check': () => batches('/tasks/batch/check'),
  'POST /api/v1/tasks/{id}/claim': () => aboutTasks('claim'),
  'POST /api/v1/tasks/{id}/release': () => aboutTasks('release'),
  'POST /api/v1/tasks/{id}/transfer': () => handover('transfer'),
  'POST /api/v1/tasks/{id}/delegate': () => handover('delegate'),
  'POST /api/v1/tasks/{id}/add-signers': () => signers('add-signers'),
  'POST /api/v1/tasks/{id}/remove-signers': () => signers('remove-signers'),
  'GET /api/v1/tasks/{id}/colleagues': async () => {
    const [inspection] = await tasksOf('park a in joint review', 'inspection');
    return only(['bureau', 'bureau-2'], get(`/tasks/${inspection!.id}/colleagues`), 'the inspection');
  },
  'POST /api/v1/tasks/{id}/urge': async () => {
    const tasks = await Promise.all(
      cases.slice(1).map(async ({ name, followers }) => ({ name, followers, task: (await tasksOf(name))[0]! })),
    );
    return tasks.map(({ name, followers, task }) => ({
      about: name,
      ask: post(`/tasks/${task.id}/urge`, {}),
      allows: followers.filter((username) => username !== 'auditor'),
      // Once a day: who comes second is told so.
      letThrough: ({ status }) => status === 200 || status === 429,
    }));
  },
  'GET /api/v1/opinion-templates': () => only(officials, get('/opinion-templates')),
  'POST /api/v1/opinion-templates': () => only(officials, post('/opinion-templates', { words: '同意。' })),
  'DELETE /api/v1/opinion-templates/{id}': async () => {
    const kept = await world.people.post('bureau', '/opinion-templates', { words: '同意受理。' });
    const path = `${base}/opinion-templates/${kept.body.id as string}`;
    return only(['bureau'], () => ({ method: 'delete', path }), 'one of bureau');
  },
  'GET /api/v1/notifications': () => only(everybody, get('/notifications')),
  'POST /api/v1/notifications/{id}/read': async () => {
    const id = await notificationOf('town-cangqian');
    return only(['town-cangqian'], post(`/notifications/${id}/read`), 'one of town-cangqian');
  },
  'POST /api/v1/notifications/read-all': () => only(everybody, post('/notifications/read-all')),
  'GET /api/v1/stream': () => only(everybody, get('/stream')),
  'GET /api/v1/mailbox': () => only(everybody, get('/mailbox')),
  'GET /api/v1/parks': () => only(everybody, get('/parks')),
  'GET /api/v1/enterprises': () => only(everybody, get('/enterprises')),
  'GET /api/v1/parcels': () => only(everybody, get('/parcels')),
  'GET /api/v1/blocks': () => only(everybody, get('/blocks')),
  'GET /api/v1/programmes/{key}/progress': () => only(everybody, get('/programmes/3655/progress')),
  'GET /api/v1/demo/accounts': () => only(askers, get('/demo/accounts')),
  'GET /api/v1/demo/clock': () => only(everybody, get('/demo/clock')),
  'POST /api/v1/demo/clock': () => only(everybody, post('/demo/clock', { advance: 'PT0S' })),
  'GET /public/notices': () => only(askers, () => ({ method: 'get', path: '/public/notices' })),
  'GET /public/verify': () => only([], () => ({ method: 'get', path: '/public/verify?code=QW00-0000-0000-0000' })),
  'GET /public/verify/{code}': () => only([], () => ({ method: 'get', path: '/public/verify/QW00-0000-0000-0000' })),
  // Last: afterwards nobody is signed in.
  'POST /api/v1/auth/logout': () => only(everybody, post('/auth/logout')),
};

/** Asked of a park operator, so that whoever may ask hears that officials alone are asked, and nothing changes. */
async function questionsOnCases(): Promise<Question[]> {
  const body = { personId: await personId('operator-b'), question: '是否符合规划？', lastDay: '2099-12-31' };
  const deciding = ['FORWARD', 'RECOMMEND', 'CONCUR', 'RECORD_INSPECTION'];
  return aboutCases(
    ({ able }) => deciding.flatMap((event) => able[event] ?? []),
    (path) => ({ method: 'post', path: `${path}/consultations`, body }),
  ).map((question) => ({ ...question, letThrough: ({ status }) => status === 422 }));
}

/** Whoever follows the case gets as far as hearing that nothing was asked; whose turn it is: consultations.spec.ts. */
function replies(action: string, body: object): Question[] {
  return aboutCases(
    ({ followers }) => followers,
    (path) => ({ method: 'post', path: `${path}/consultations/${noReport}/${action}`, body }),
  ).map((question) => ({ ...question, letThrough: ({ body: said }) => said.code === 'CONSULTATION.NOT_FOUND' }));
}

/** Events of the case type (all, or some), with the payload that the API itself offers, from all who may not send them now. */
async function forbiddenEvents(some?: string[]): Promise<Question[]> {
  const examples = new Map<string, object>();
  for (const { driver, followers } of cases) {
    for (const username of followers) {
      for (const { event, payload } of (await driver.view(username)).actions satisfies ActionView[]) {
        if (payload) examples.set(event, payload.example);
        else if (!examples.has(event)) examples.set(event, {});
      }
    }
  }
  const tried = [...examples].filter(([type]) => some?.includes(type) ?? true);
  return tried.flatMap(([type, payload]) =>
    aboutCases(
      ({ able }) => able[type] ?? [],
      (path) => ({ method: 'post', path: `${path}/events`, body: { type, payload } }),
    ).map((question) => ({ ...question, about: `${type} on ${question.about}`, moves: true as const })),
  );
}

/** The same events, each as a batch of one case; what is refused is refused in the row. */
async function batches(to: string): Promise<Question[]> {
  return (await forbiddenEvents(['FORWARD', 'RECOMMEND', 'CONCUR', 'WITHDRAW'])).map(({ ask, ...question }) => ({
    ...question,
    ask: async (asker) => {
      const { path, body, headers } = await ask(asker);
      const version = Number(headers?.['If-Match']?.replaceAll('"', ''));
      return post(to, { ...body, items: [{ caseId: path.split('/').at(-2), version }] })();
    },
    letThrough: ({ body }) => (body.items as { ok: boolean }[] | undefined)?.[0]?.ok === true,
  }));
}

async function answerTo(asker: Asker, operation: string, { method, path, body, headers }: Ask) {
  if (path.endsWith('/stream')) return { status: await statusOfStream(asker, path), body: {} };
  const agent = asker === 'nobody' ? supertest(world.server.url) : await world.people.as(asker);
  const request = agent[method](path).set(headers ?? {});
  if (operation === 'POST /api/v1/documents') return request.attach('file', pdf(asker), 'a.pdf');
  return body ? request.send(body) : request;
}

/** A stream never ends: its status is read and the connection closed. */
async function statusOfStream(asker: Asker, path: string): Promise<number> {
  const closing = new AbortController();
  const login = await fetch(`${world.server.url}${base}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: asker, password: demoPassword }),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { status } = await fetch(world.server.url + path, { headers: { cookie }, signal: closing.signal });
  closing.abort();
  return status;
}

/** Who gets through. Where nothing can change all ask at once; otherwise in turn, each with what the last one left. */
async function through(operation: string, question: Question): Promise<Asker[]> {
  const { ask, allows, moves, letThrough = ({ status }) => status < 300 } = question;
  const trying = askers.filter((asker) => !(moves && allows.includes(asker)));
  const tried = async (asker: Asker): Promise<boolean> => {
    const answer = await answerTo(asker, operation, await ask(asker));
    if (answer.status >= 500) throw new Error(`${operation} failed for ${asker}: ${answer.status}`);
    if (asker === 'nobody' && !withoutLogin.test(operation)) expect(answer.status).toBe(401);
    return letThrough(answer);
  };
  const passed = new Set<Asker>(askers.filter((asker) => !trying.includes(asker)));
  if (moves || operation.startsWith('GET')) {
    const answers = await Promise.all(trying.map(tried));
    answers.forEach((open, index) => open && passed.add(trying[index]!));
  } else {
    for (const asker of trying) if (await tried(asker)) passed.add(asker);
  }
  return askers.filter((asker) => passed.has(asker));
}

const withoutLogin = /\/public\/|\/demo\/accounts$|\/auth\/login$/;

it('knows every operation of the OpenAPI document', async () => {
  const { body } = await supertest(world.server.url).get('/api/openapi.json');
  const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.sort()).toEqual(Object.keys(operations).sort());
});

it.each(Object.keys(operations))(
  '%s is open to the right people only',
  async (operation) => {
    const questions = await operations[operation]!();
    const versions = () => Promise.all(cases.map(versionOf));
    const before = await versions();
    for (const question of questions) {
      expect({ about: question.about, open: await through(operation, question) }).toEqual({
        about: question.about,
        open: askers.filter((asker) => question.allows.includes(asker)),
      });
    }
    if (questions.every(({ moves }) => moves)) expect(await versions()).toEqual(before);
  },
  240_000,
);
