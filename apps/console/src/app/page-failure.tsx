export function PageFailure() {
  return <h1>出错了</h1>;
}
