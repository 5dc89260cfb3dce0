export function ProfilePage() {
  return <h1 tabIndex={-1}>ProfilePage</h1>;
}
