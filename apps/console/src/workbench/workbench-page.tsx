export function WorkbenchPage() {
  return <h1>WorkbenchPage</h1>;
}
