export function ChooseMatterPage() {
  return <h1>ChooseMatterPage</h1>;
}
