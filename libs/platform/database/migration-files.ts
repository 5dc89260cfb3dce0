import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

/**
 * Loads every migration of a folder, in order of the file names.
 * @param folder `dist/migrations`, or the sources under a loader that reads TypeScript
 */
export async function loadMigrations(folder: string): Promise<MigrationClass[]> {
  const files = readdirSync(folder)
    .filter((name) => /^\d{14}-[a-z0-9-]+\.(js|ts)$/.test(name))
    .sort();
  const modules: Record<string, unknown>[] = [];
  for (const file of files) {
    modules.push((await import(pathToFileURL(resolve(folder, file)).href)) as Record<string, unknown>);
  }
  return modules.flatMap((module) =>
    Object.values(module).filter((value): value is MigrationClass => typeof value === 'function'),
  );
}
