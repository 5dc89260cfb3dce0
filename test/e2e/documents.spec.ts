import { CaseDriver } from '../support/case-driver.js';
import { pdf } from '../support/pdf.js';
import { useWorld } from '../support/world.js';

const world = useWorld();

async function upload(username: string, content: Buffer, filename: string, contentType: string) {
  const agent = await world.people.as(username);
  return agent.post('/api/v1/documents').attach('file', content, { filename, contentType });
}

describe('an upload', () => {
  it('answers with name, size, type by content and hash', async () => {
    const content = pdf('licence');
    const answer = await upload('operator-a', content, '营业执照.pdf', 'application/octet-stream');
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.any(String),
      name: '营业执照.pdf',
      size: content.length,
      mediaType: 'application/pdf',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['is empty', Buffer.alloc(0), 'empty.pdf', 'application/pdf'],
    ['is not what it says', Buffer.from('<html><script>alert(1)</script></html>'), 'page.pdf', 'application/pdf'],
    ['is a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'setup.pdf', 'application/pdf'],
    [
      'is a drawing with scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a.svg',
      'image/svg+xml',
    ],
    ['has a name that leaves the folder', pdf('x'), '../../etc/passwd', 'application/pdf'],
  ])('that %s is refused', async (_what, content, filename, contentType) => {
    const answer = await upload('operator-a', content, filename, contentType);
    if (answer.status === 201) expect(answer.body.name).not.toMatch(/[/\\]/);
    else expect(answer.status).toBe(422);
  });

  it('that is too large is refused', async () => {
    const answer = await upload(
      'operator-a',
      Buffer.concat([pdf('large'), Buffer.alloc(21 * 1024 * 1024)]),
      'large.pdf',
      'application/pdf',
    );
    expect(answer.status).toBe(413);
  });
});

describe('the content of a document', () => {
  it('comes back byte for byte, as an attachment, to those who may see the case', async () => {
    const content = pdf('tenants of park a');
    const uploaded = await upload('operator-a', content, '名册.pdf', 'application/pdf');
    const driver = await CaseDriver.ready(world.people);
    const agent = await world.people.as('operator-a');
    const { version } = await driver.view();
    await agent
      .put(`/api/v1/cases/${driver.id}/attachments/tenants`)
      .set('If-Match', `"${version}"`)
      .send({ documentId: uploaded.body.id });
    const path = `/documents/${uploaded.body.id as string}/content`;
    expect((await world.people.get('federation', path)).status).toBe(404);
    await driver.must('operator-a', 'SUBMIT');
    for (const username of ['operator-a', 'federation', 'town-wuchang', 'bureau']) {
      const answer = await world.people.get(username, path);
      expect({ username, status: answer.status }).toEqual({ username, status: 200 });
      expect((answer.body as Buffer).equals(content)).toBe(true);
      expect(answer.headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
    for (const username of ['operator-b', 'firm-b', 'town-cangqian', 'expert-a']) {
      expect({ username, status: (await world.people.get(username, path)).status }).toEqual({ username, status: 404 });
    }
  });
});

describe('an attachment', () => {
  it('goes into a slot that exists', async () => {
    const driver = await CaseDriver.draft(world.people);
    const documentId = await driver.upload('operator-a');
    const agent = await world.people.as('operator-a');
    const put = (slot: string) =>
      agent.put(`/api/v1/cases/${driver.id}/attachments/${slot}`).set('If-Match', '"1"').send({ documentId });
    const unknown = await put('no-such-slot');
    expect(unknown.status).toBe(422);
    expect(unknown.body.code).toBe('DOCUMENT.SLOT_UNKNOWN');
    expect((await put('licence')).status).toBe(200);
    expect((await driver.view()).attachments).toEqual([expect.objectContaining({ slot: 'licence', documentId })]);
  });

  it('is a document of one’s own', async () => {
    const driver = await CaseDriver.draft(world.people);
    const documentId = await driver.upload('operator-b');
    const agent = await world.people.as('operator-a');
    const answer = await agent
      .put(`/api/v1/cases/${driver.id}/attachments/licence`)
      .set('If-Match', '"1"')
      .send({ documentId });
    expect([404, 422]).toContain(answer.status);
  });

  it('has the type that its slot accepts', async () => {
    const driver = await CaseDriver.draft(world.people);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const uploaded = await upload('operator-a', png, 'plan.png', 'image/png');
    expect(uploaded.body.mediaType).toBe('image/png');
    const agent = await world.people.as('operator-a');
    const answer = await agent
      .put(`/api/v1/cases/${driver.id}/attachments/boundary`)
      .set('If-Match', '"1"')
      .send({ documentId: uploaded.body.id });
    expect(answer.status).toBe(200);
  });
});
