import { sources } from './sources.js';

const code = sources(/\.(ts|tsx|mjs|cjs|js)$/);

it('keeps a file a thought: 400 lines at most, tests 600', () => {
  const long = code
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (/\.spec\.tsx?$/.test(path) ? 600 : 400))
    .map(({ path, lines }) => `${path} ${lines}`);
  expect(long).toEqual([]);
});

it('has half of its files within 80 lines and nine tenths within 250', () => {
  const lengths = code.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length * 0.5)]).toBeLessThanOrEqual(80);
  expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(250);
});

it('names no folder after what it is not', () => {
  expect(
    code.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts)/.test(path)).map(({ path }) => path),
  ).toEqual([]);
});

it('names files in kebab-case', () => {
  expect(code.filter(({ path }) => !/(^|\/)[.a-z0-9-]+$/.test(path)).map(({ path }) => path)).toEqual([]);
});

it('focuses and skips no test', () => {
  const specs = code.filter(({ path }) => path.endsWith('.spec.ts') && path !== 'test/architecture/habits.spec.ts');
  const bent = specs.filter(({ text }) => /\b(it|test|describe)\.(only|skip|todo)\b|\b[fx](it|describe)\(/.test(text));
  expect(bent.map(({ path }) => path)).toEqual([]);
});

it('lets nobody but the engine restore a snapshot', () => {
  const restoring = code.filter(({ path, text }) => /\.resolveState\(/.test(text) && !path.startsWith('test/'));
  expect(restoring.map(({ path }) => path).filter((path) => !path.startsWith('libs/case-engine/'))).toEqual([]);
  expect(restoring.length).toBeLessThanOrEqual(1);
});
