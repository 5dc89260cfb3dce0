import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { performance } from 'node:perf_hooks';
import { checkCaseType, type CaseTypeCheck } from '#libs/case-engine/checker/check.js';
import type { CaseType, Duty } from '#libs/case-engine/contract.js';
import { definitionForms, plainDefinition } from '#libs/case-engine/definition.js';
import { DomainError } from '#libs/platform/errors.js';
import { digestOf } from './canonical.js';

/** Injection token of the case types that the application offers; the apps pass the registry in. */
export const CASE_TYPES = Symbol('case types');

/** A check, and how long it took. */
export type TimedCheck = CaseTypeCheck & { milliseconds: number };

/** The case types of this application, every live version of each. Which of them new cases take is in `Releases`. */
@Injectable()
export class CaseTypes implements OnModuleInit {
  readonly #hashes = new Map<CaseType, string[]>();
  readonly #checks = new Map<CaseType, TimedCheck>();

  constructor(@Inject(CASE_TYPES) private readonly registered: readonly CaseType[]) {}

  /** A process does not start with a case type that breaks a rule; the type and the rule are named. */
  onModuleInit(): void {
    for (const caseType of this.registered) {
      const broken = this.checkOf(caseType).rules.filter((rule) => !rule.passed);
      if (broken.length === 0) continue;
      const findings = broken.flatMap(({ rule, findings }) => findings.map((finding) => `${rule}: ${finding}`));
      throw new Error(`The case type ${caseType.key} (version ${caseType.version}) is refused. ${findings.join('; ')}`);
    }
  }

  /** What the model checker found when this process started. */
  checkOf(caseType: CaseType): TimedCheck {
    const known = this.#checks.get(caseType);
    if (known) return known;
    const started = performance.now();
    const check = { ...checkCaseType(caseType, this.registered), milliseconds: 0 };
    check.milliseconds = Math.ceil(performance.now() - started);
    this.#checks.set(caseType, check);
    return check;
  }

  /** Every live version of every case type. */
  all(): readonly CaseType[] {
    return this.registered;
  }

  keys(): string[] {
    return [...new Set(this.registered.map((each) => each.key))];
  }

  /**
   * Every version of a case type, the oldest first.
   * @throws DomainError CASE.TYPE_NOT_FOUND
   */
  versions(key: string): CaseType[] {
    const versions = this.registered.filter((each) => each.key === key).sort((a, b) => a.version - b.version);
    if (versions.length > 0) return versions;
    throw new DomainError('CASE.TYPE_NOT_FOUND', {
      detail: { zh: `没有事项「${key}」。`, en: `There is no case type ${key}.` },
    });
  }

  /** @throws DomainError CASE.TYPE_NOT_FOUND */
  find(key: string, version: number): CaseType {
    const found = this.versions(key).find((each) => each.version === version);
    if (found) return found;
    throw new DomainError('CASE.TYPE_NOT_FOUND', {
      detail: { zh: `事项「${key}」没有第 ${version} 版。`, en: `There is no version ${version} of ${key}.` },
    });
  }

  /** The version that a running case follows. */
  get(key: string, version: number): CaseType {
    const found = this.registered.find((each) => each.key === key && each.version === version);
    if (!found) throw new Error(`Version ${version} of ${key} is not registered, yet a case follows it`);
    return found;
  }

  /** A duty of a running case, also one that only an older version knew: its task was closed when the case moved on. */
  dutyOf(key: string, version: number, duty: string): Duty | undefined {
    const versions = [this.get(key, version), ...this.registered.filter((each) => each.key === key)];
    return versions.find((each) => each.duties[duty])?.duties[duty];
  }

  /** The version to which a line of a log was bound by its hash, as long as it is registered word for word. */
  findByHash(key: string, hash: string): CaseType | undefined {
    return this.registered.find((each) => each.key === key && this.hashesOf(each).includes(hash));
  }

  /** Hash of the definition that every event of a case is bound to. */
  hashOf(caseType: CaseType): string {
    return this.hashesOf(caseType).at(-1) ?? '';
  }

  /** Hashes of the same definition in every form in which definitions have been written down, the newest last. */
  hashesOf(caseType: CaseType): readonly string[] {
    const known = this.#hashes.get(caseType);
    if (known) return known;
    const hashes = definitionForms.map((form) => digestOf(plainDefinition(caseType, form)));
    this.#hashes.set(caseType, hashes);
    return hashes;
  }
}
