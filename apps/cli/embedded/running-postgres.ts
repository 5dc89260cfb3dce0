import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterNotes } from './cluster-folder.js';
import { owner } from './create-cluster.js';

/** Address of the embedded database of a data folder, whether it runs or not; undefined when there never was one. */
export function embeddedAddress(dataDir: string): string | undefined {
  const file = join(dataDir, 'postgres.json');
  if (!existsSync(file)) return undefined;
  const { port, password } = JSON.parse(readFileSync(file, 'utf8')) as ClusterNotes;
  return `postgres://${owner}:${password}@127.0.0.1:${port}/${owner}`;
}
