import { createMachine } from 'xstate';
import type { CaseType, Duty } from '#libs/case-engine/contract.js';
import { parkRecognitionV1 as parkRecognition } from './index.js';

type Region = Record<string, unknown>;
type Joint = { states: { planning: Region; inspection: Region } } & Region;
type Implementations = Parameters<ReturnType<typeof createMachine>['provide']>[0];

const known = ['planning', 'ecology', 'emergency', 'fire', 'housing'];

/** The same procedure with another number of departments in joint review; the inspection stays. */
export function withDepartments(count: number): CaseType {
  const departments = Array.from({ length: count }, (_, index) => known[index] ?? `department${index}`);
  const { config, implementations } = parkRecognition.machine;
  const states = config.states as unknown as Record<string, unknown> & { jointReview: Joint };
  const regions = states.jointReview.states;
  const renamed = (name: string): Region =>
    JSON.parse(JSON.stringify(regions.planning).replaceAll('"planning"', JSON.stringify(name))) as Region;
  const jointReview = {
    ...states.jointReview,
    states: {
      ...Object.fromEntries(departments.map((name) => [name, renamed(name)])),
      inspection: regions.inspection,
    },
  };
  const machine = createMachine({ ...config, states: { ...states, jointReview } } as never).provide(
    implementations as Implementations,
  );
  const { planning, ...duties } = parkRecognition.duties as Record<string, Duty> & { planning: Duty };
  const others = Object.fromEntries(Object.entries(duties).filter(([key]) => !known.includes(key)));
  const theirs = Object.fromEntries(
    departments.map((name): [string, Duty] => [
      name,
      { ...planning, state: `jointReview.${name}.pending`, scope: { kind: 'unit', unit: `dept-${name}` } },
    ]),
  );
  return { ...parkRecognition, machine, duties: { ...others, ...theirs } };
}
