import type { CaseType } from '#libs/case-engine/contract.js';
import type { Path } from '#libs/case-engine/checker/procedure-paths.js';
import type { ProcedureSpace } from '#libs/case-engine/checker/procedure-space.js';
import { CaseLaboratory } from './case-laboratory.js';
import { CaseSavepoints } from './case-savepoints.js';
import { PathTraveller } from './path-traveller.js';
import { treeOf, type PathTree } from './path-tree.js';

/** Takes every path for real, on a database of its own; what is not as it was explored, in sentences. */
export async function travel(caseType: CaseType, space: ProcedureSpace, paths: readonly Path[]): Promise<string[]> {
  const laboratory = await CaseLaboratory.open(caseType);
  try {
    const { caseId, applicant } = await laboratory.draft();
    const traveller = new PathTraveller(laboratory, space, caseId, applicant);
    return await new Journey(laboratory, await CaseSavepoints.on(laboratory.database), traveller, caseId).go(
      treeOf(caseType, space, paths),
    );
  } finally {
    await laboratory.close();
  }
}

/**
 * Goes through a tree with one case, back to each fork as often as it has ways. Each place is looked at where it is
 * first come to. The log is taken again where a path ends by an event that has not ended one from there before.
 */
class Journey {
  readonly #known = new Set<string>();
  readonly #found: string[] = [];

  constructor(
    private readonly laboratory: CaseLaboratory,
    private readonly savepoints: CaseSavepoints,
    private readonly traveller: PathTraveller,
    private readonly caseId: string,
  ) {}

  async go(tree: PathTree): Promise<string[]> {
    await this.#from(tree, 'the draft');
    return this.#found;
  }

  /** Gives up after a few findings: what follows a wrong move is wrong as well. */
  async #from({ place, ways }: PathTree, came: string): Promise<void> {
    const [first] = ways;
    const saved = first ? await this.savepoints.save(this.caseId) : '';
    const now = this.laboratory.clock.now();
    const back = async () => {
      await this.savepoints.restore(this.caseId, saved);
      this.laboratory.clock.moveTo(now);
    };
    if (this.#isNew(`place ${place.id}`)) {
      this.#found.push(...(await this.traveller.permissions(place)), ...(await this.traveller.impossible(place)));
      if (first) await back();
    }
    if (!first && this.#isNew(`end ${came}`)) this.#found.push(...(await this.traveller.faults()));
    for (const { move, noticeIsOver, on } of ways) {
      if (this.#found.length > 5) return;
      if (move !== first?.move) await back();
      this.#found.push(...(await this.traveller.take(place, move, on.place, noticeIsOver)));
      await this.#from(on, `${place.configuration.id} ${move.event}`);
    }
  }

  #isNew(what: string): boolean {
    const isNew = !this.#known.has(what);
    this.#known.add(what);
    return isNew;
  }
}
