import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openZip } from '../../libs/casework/archive/archive-reader.js';
import { digestOfManifest, jsonText, type Manifest } from '../../libs/casework/archive/archive-format.js';
import { parseRootFile } from '../../libs/casework/audit/root-file.js';
import { hashOfRoot } from '../../libs/casework/audit/root.js';
import { verifyArchive } from '../../libs/casework/archive/verify-archive.js';
import type { Page, RootView } from '../../libs/contracts/index.js';
import type { CaseDriver } from '../support/case-driver.js';
import { unpack, verifyUnpacked, withFlippedBit, type UnpackedFile } from '../support/case-file.js';
import { eventually } from '../support/eventually.js';
import { Random } from '../support/manipulations.js';
import { upTo } from '../support/park-recognition-path.js';
import { useWorld } from '../support/world.js';

/** `GET /cases/:id/export`, and `npm run verify -- case.zip` on another machine: no database, no network. */

const world = useWorld();
let folder: string;
let driver: CaseDriver;
let zip: string;
let files: UnpackedFile;

async function newestRoot(): Promise<RootView | undefined> {
  return ((await world.people.get('auditor', '/audit/roots')).body as Page<RootView>).items[0];
}

async function download(path: string): Promise<{ status: number; headers: Record<string, string>; content: Buffer }> {
  const agent = await world.people.as('auditor');
  const { status, headers, body } = await agent
    .get(`/api/v1${path}`)
    .buffer(true)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => done(null, Buffer.concat(pieces)));
    });
  return { status, headers: headers, content: body as Buffer };
}

function verifyOnCommandLine(...words: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/apps/cli/verify.js', '--lang', 'en', ...words],
    {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, QIANGWEI_DATA_DIR: join(folder, 'nothing') },
    },
  );
  return { status, output: stdout + stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qiangwei-case-file-'));
  driver = await upTo.upward(world.people);
  const before = await newestRoot();
  await driver.advance('P1D');
  await eventually('the next root is made', async () => (await newestRoot())?.number !== before?.number, 20_000);
  await driver.must('bureau-2', 'RECORD_UPPER_DECISION');
  const { status, headers, content } = await download(`/cases/${driver.id}/export`);
  expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/zip' });
  expect(headers['content-disposition']).toBe(`attachment; filename="${driver.number}.zip"`);
  zip = join(folder, `${driver.number}.zip`);
  writeFileSync(zip, content);
  const reader = await openZip(zip);
  files = await unpack(reader);
  reader.close();
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

it('holds the case, its log, its procedure, every letter and every document', () => {
  const paths = [...files.keys()];
  expect(paths).toEqual(expect.arrayContaining(['manifest.json', 'case.json', 'log.json', 'README.txt']));
  expect(paths.filter((path) => path.startsWith('definitions/'))).toHaveLength(1);
  expect(paths.filter((path) => path.startsWith('letters/')).length).toBeGreaterThanOrEqual(4);
  expect(paths.filter((path) => path.startsWith('attachments/')).length).toBeGreaterThanOrEqual(1);
  const letter = paths.find((path) => path.startsWith('letters/')) ?? '';
  expect(files.get(letter)?.subarray(0, 5).toString()).toBe('%PDF-');
});

it('is verified on the command line, which says what cannot be proved', () => {
  const { status, output } = verifyOnCommandLine(zip);
  expect(output).toMatch(/proved +One chain of lines \(\d+\)/);
  expect(output).toMatch(/proved +The first \d+ line\(s\) stand in the daily root/);
  expect(output).toMatch(/not proved +The 1 line\(s\) after it stand in no root yet/);
  expect(output).toMatch(/not proved +[1-9]\d* letter\(s\) stand in no root yet/);
  expect(output).toMatch(/not proved +The root's hash must be the one that was kept/);
  expect(output).toMatch(/Everything in it holds\.\n$/);
  expect(status).toBe(0);
});

it('names the first broken thing and ends with 1', () => {
  const path = join(folder, 'damaged.zip');
  const bytes = readFileSync(zip);
  // A document is stored as it is, so its bytes are found in the archive.
  const inside = bytes.indexOf('%PDF-') + 200;
  writeFileSync(path, bytes.with(inside, (bytes[inside] ?? 0) ^ 1));
  const { status, output } = verifyOnCommandLine(path);
  expect(output).toMatch(/BROKEN: The file letters\/.* (was changed|is missing or damaged)/);
  expect(status).toBe(1);
  expect(verifyOnCommandLine(join(folder, 'none.zip')).status).toBe(1);
});

it('is found changed whichever byte of whichever file is', async () => {
  expect((await verifyUnpacked(files)).broken).toBeNull();
  const random = new Random(8);
  const unnoticed: string[] = [];
  for (const [path, content] of files) {
    const every = path === 'manifest.json' ? 1 : Math.ceil(content.length / 40);
    for (let at = 0; at < content.length; at += every) {
      const { broken } = await verifyUnpacked(withFlippedBit(files, path, at, random.below(8)));
      if (!broken) unnoticed.push(`${path} at ${at}`);
    }
  }
  expect(unnoticed).toEqual([]);
}, 120_000);

it('never passes for whole with other content, whichever byte of the archive is changed', async () => {
  const random = new Random(9);
  const bytes = readFileSync(zip);
  const path = join(folder, 'flipped.zip');
  for (let tried = 0; tried < 150; tried += 1) {
    const at = random.below(bytes.length);
    writeFileSync(path, bytes.with(at, (bytes[at] ?? 0) ^ (1 << random.below(8))));
    const reader = await openZip(path).catch(() => null);
    if (!reader) continue;
    const { broken } = await verifyArchive(reader);
    // Dates and the like in the archive's own headers say nothing about the case.
    if (!broken) expect(await unpack(reader)).toEqual(files);
    reader.close();
  }
}, 120_000);

describe('somebody who packs it anew, with a manifest that fits', () => {
  async function repacked(change: (files: UnpackedFile, manifest: Manifest) => void): Promise<string | undefined> {
    const { createHash } = await import('node:crypto');
    const copy = new Map(files);
    const manifest = JSON.parse(copy.get('manifest.json')?.toString() ?? '') as Manifest;
    change(copy, manifest);
    manifest.files = manifest.files.flatMap((file) => {
      const content = copy.get(file.path);
      if (!content) return [];
      return [{ ...file, size: content.length, sha256: createHash('sha256').update(content).digest('hex') }];
    });
    manifest.digest = digestOfManifest(manifest);
    copy.set('manifest.json', Buffer.from(jsonText(manifest)));
    return (await verifyUnpacked(copy)).broken?.en;
  }
  const edit = (path: string, from: RegExp, to: string) => (copy: UnpackedFile) => {
    const before = copy.get(path)?.toString() ?? '';
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    copy.set(path, Buffer.from(after));
  };
  const first = (prefix: string) => [...files.keys()].find((path) => path.startsWith(prefix)) ?? '';

  it('is found to have changed the log', async () => {
    expect(await repacked(edit('log.json', /"comment": null/, '"comment": "同意"'))).toMatch(/does not fit its digest/);
    expect(await repacked(edit('log.json', /"type": "ACCEPT"/, '"type": "REFUSE"'))).toMatch(/Line 4 .* was edited/);
  });
  it('is found to have changed the form', async () => {
    const change = edit('case.json', /"parkName": "[^"]*"/, '"parkName": "别的园区"');
    expect(await repacked(change)).toMatch(/The form differs/);
  });
  it('is found to have changed the procedure', async () => {
    expect(await repacked(edit(first('definitions/'), /"signers": 2/, '"signers": 1'))).toMatch(/not fit its digest/);
  });
  it('is found to have left a document out, or put another in its place', async () => {
    expect(await repacked((copy) => copy.delete(first('attachments/')))).toMatch(/is missing/);
    expect(await repacked((copy) => copy.set(first('letters/'), Buffer.from('%PDF-')))).toMatch(/is not the document/);
  });
  it('is found to have added a file, or exchanged the names of two', async () => {
    const added = await repacked((copy, manifest) => {
      copy.set('attachments/999 approval.pdf', Buffer.from('%PDF-'));
      manifest.files.push({ path: 'attachments/999 approval.pdf', size: 0, sha256: '' });
    });
    expect(added).toMatch(/999 approval.pdf does not belong to the case/);
    const exchanged = await repacked((copy, manifest) => {
      const [one, two] = manifest.files.filter(({ path }) => path.startsWith('letters/'));
      const [first, second] = [copy.get(one!.path)!, copy.get(two!.path)!];
      copy.set(one!.path, second).set(two!.path, first);
    });
    expect(exchanged).toMatch(/is not the document that the case has under this name/);
    const renamed = await repacked((_, manifest) => {
      const [one, two] = manifest.files.filter(({ path }) => path.startsWith('letters/'));
      [one!.documentId, two!.documentId] = [two!.documentId!, one!.documentId!];
    });
    expect(renamed).toMatch(/is not the document that the case has under this name/);
  });
  it('is found to have forged the root', async () => {
    const forge = (change: (manifest: Manifest) => void) => repacked((_, manifest) => change(manifest));
    expect(await forge(({ proof }) => (proof!.root.tree = '0'.repeat(64)))).toMatch(/root, or the proof/);
    expect(await forge(({ proof }) => (proof!.root.date = '2020-01-01'))).toMatch(/root, or the proof/);
    expect(await forge(({ proof }) => (proof!.leaf.logHead = '0'.repeat(64)))).toMatch(/root, or the proof/);
    expect(await forge(({ proof }) => (proof!.inclusion.size += 1))).toMatch(/root, or the proof/);
  });
});

it('is given to nobody from whom a part of the log is withheld', async () => {
  for (const username of ['operator-a', 'federation', 'dept-fire', 'town-wuchang']) {
    expect((await world.people.get(username, `/cases/${driver.id}/export`)).status).toBe(403);
    const { body } = await world.people.get(username, `/cases/${driver.id}/audit`);
    expect(body).toMatchObject({ verdict: 'intact', exportable: false });
  }
  expect((await world.people.get('operator-b', `/cases/${driver.id}/export`)).status).toBe(404);
});

/** The file of a root that fits itself and says something else. */
function makeOtherRoot(content: Buffer): string {
  const file = parseRootFile(content.toString());
  const root = { ...file.root, date: '2020-01-01' };
  return JSON.stringify({ ...file, root: { ...root, hash: hashOfRoot(root) } });
}

describe('an auditor', () => {
  it('downloads a root, and the verifier compares the database with it', async () => {
    const root = await newestRoot();
    const { headers, content } = await download(`/audit/roots/${root?.number}`);
    expect(headers['content-disposition']).toBe(`attachment; filename="root-${root?.number}-${root?.date}.json"`);
    const path = join(folder, 'root.json');
    writeFileSync(path, content);
    const compared = verifyOnCommandLine(zip, '--roots', path);
    expect(compared.output).toMatch(/proved +The first \d+ line\(s\) are those of root \d+ of .*kept elsewhere/);
    expect(compared.output).not.toMatch(/The root's hash must be/);
    expect(compared.status).toBe(0);
    const other = makeOtherRoot(content);
    writeFileSync(path, other);
    expect(verifyOnCommandLine(zip, '--roots', path)).toMatchObject({
      status: 1,
      output: expect.stringContaining('is not the one that was kept elsewhere') as string,
    });
    writeFileSync(path, content);
    const { url } = world.server.database;
    const run = () =>
      spawnSync(process.execPath, ['dist/apps/cli/verify.js', '--lang', 'zh', '--roots', path], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, DATABASE_URL: url, QIANGWEI_DATA_DIR: world.server.dataFolder },
      });
    expect(run()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^已核验：1 个办件、.*未发现问题。\n$/) as string,
    });
    const { query } = world.server.database;
    await query(`update audit_leaf set leaf = leaf || '{"version": 1}' where root = $1`, [root?.number]);
    expect(run()).toMatchObject({ status: 1, stdout: expect.stringMatching(/rootMismatch .*\n已核验/) as string });
    await query(`update audit_leaf set leaf = leaf || jsonb_build_object('version', $2::int) where root = $1`, [
      root?.number,
      (JSON.parse(content.toString()) as { leaves: { version: number }[] }).leaves[0]?.version,
    ]);
    expect(run().status).toBe(0);
  });

  it('orders a verification, and sees what it found', async () => {
    const latest = async () => (await world.people.get('auditor', '/audit/verification')).body.latest;
    const finished = async (state: string) => {
      const { status, body } = await world.people.post('auditor', '/audit/verification', {});
      expect(status).toBe(202);
      await eventually(
        'it is finished',
        async () => {
          const { id, finishedAt } = await latest();
          return id === body.latest.id && finishedAt !== null;
        },
        30_000,
      );
      expect(await latest()).toMatchObject({ state, requestedBy: expect.any(String) as string });
    };
    await eventually('the daily one is finished', async () => (await latest())?.finishedAt !== null, 30_000);
    await finished('intact');
    await world.server.database.query(`update letter set holder = '别的园区' where case_id = $1`, [driver.id]);
    await finished('broken');
    expect((await latest()).findings).toMatchObject([
      { kind: 'letterChanged', caseId: driver.id, caseNumber: driver.number },
    ]);
    const audit = (await world.people.get('bureau', `/cases/${driver.id}/audit`)).body;
    expect(audit).toMatchObject({ verdict: 'broken', brokenAt: null, findings: [{ kind: 'letterChanged' }] });
    expect(audit.root.lines).toBe(audit.events.length - 1);
  });
});

it('tells how it is used, and where a database is looked for', () => {
  expect(verifyOnCommandLine('--help')).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^Usage:/) as string,
  });
  expect(verifyOnCommandLine()).toMatchObject({
    status: 1,
    output: expect.stringMatching(/no database in .*QIANGWEI_DATA_DIR/) as string,
  });
});

it('says in the file that the case did not verify when it was exported', async () => {
  expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ intact: true });
  expect(String(files.get('README.txt'))).not.toContain('警告');
  await world.server.database.query(`update letter set holder = '别的园区' where case_id = $1`, [driver.id]);
  const path = join(folder, 'broken.zip');
  writeFileSync(path, (await download(`/cases/${driver.id}/export`)).content);
  const reader = await openZip(path);
  const broken = await unpack(reader);
  reader.close();
  expect(JSON.parse(String(broken.get('manifest.json')))).toMatchObject({ intact: false });
  expect(String(broken.get('README.txt'))).toMatch(/警告：导出时核验未通过[^]*WARNING: the case did not verify/);
  expect(verifyOnCommandLine(path).status).toBe(1);
});
