export default async function globalTeardown() {
  await globalThis.__QIANGWEI_TEST_SERVER__?.stop?.();
}
