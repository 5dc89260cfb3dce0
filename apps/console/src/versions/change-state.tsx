import type { VersionChangeState, VersionChangeSummary } from '#libs/contracts/index.js';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import { versionTexts } from './texts';

const appearance: Record<VersionChangeState, { tone: Tone; shape: Shape }> = {
  computing: { tone: 'information', shape: 'halfRing' },
  ready: { tone: 'warning', shape: 'triangle' },
  superseded: { tone: 'quiet', shape: 'dash' },
  rejected: { tone: 'quiet', shape: 'cross' },
  migrating: { tone: 'information', shape: 'halfRing' },
  done: { tone: 'success', shape: 'tick' },
};

export function ChangeState({ state }: { state: VersionChangeState }) {
  const t = versionTexts.use();
  return <ToneTag {...appearance[state]}>{t(`state.${state}`)}</ToneTag>;
}

/** How far a report has come, in figures. */
export function ChangeProgress({ change }: { change: VersionChangeSummary }) {
  const t = versionTexts.use();
  const { counts, state, remaining } = change;
  if (state === 'computing') return <>{t('computing', { done: counts.moves + counts.stays, remaining })}</>;
  const { migrated, skipped, pending } = counts;
  const moving = state === 'migrating' || state === 'done';
  return (
    <>
      {t('counts', { moves: counts.moves, stays: counts.stays })}
      {moving ? ` · ${t('progress', { migrated, skipped, pending })}` : null}
    </>
  );
}
