import { useState } from 'react';
import type { DeadlineBasis as Basis, DeadlineLine } from '#libs/contracts/index.js';
import { EmptyState } from '../components/empty-state';
import { ToneTag } from '../components/tone';
import { listed } from '../i18n/punctuation';
import type { SectionProps } from './section';
import { DeadlineBasis } from './deadline-basis';
import { DeadlineCalendar } from './deadline-calendar';
import { groupDeadline, sumDeadline, type DeadlineGroup } from './deadline-groups';
import { caseTexts } from './texts';
import './deadline.css';

interface Choice {
  key: string;
  title: string;
  lines: readonly DeadlineLine[];
  basis: Basis | undefined;
}

/** 期限: the promise and the limits of open tasks, each with its arithmetic as a sentence, a calendar and a list. */
export function DeadlineSection({ view }: SectionProps) {
  const t = caseTexts.use();
  const [chosen, setChosen] = useState<string>();
  const choices: Choice[] = [
    ...(view.due.explanation.length > 0
      ? [{ key: 'promise', title: t('deadline.promise'), lines: view.due.explanation, basis: view.due.basis }]
      : []),
    ...view.tasks
      .filter((task) => task.state === 'open' && task.explanation.length > 0)
      .map((task) => ({
        key: task.id,
        title: `${task.orgUnit.name} · ${task.title}`,
        lines: task.explanation,
        basis: task.basis,
      })),
  ];
  const choice = choices.find((it) => it.key === chosen) ?? choices[0];
  if (!choice) return <EmptyState title={t('deadline.none')} />;
  return (
    <>
      {choices.length > 1 && (
        <p className="deadline-which">
          <label htmlFor="deadline-which">{t('deadline.which')}</label>
          <select
            id="deadline-which"
            className="native-control"
            value={choice.key}
            onChange={(event) => setChosen(event.target.value)}
          >
            {choices.map((it) => (
              <option key={it.key} value={it.key}>
                {it.title}
              </option>
            ))}
          </select>
        </p>
      )}
      {choices.length === 1 && <h2>{choice.title}</h2>}
      {choice.key === 'promise' && (
        <p className="deadline-clock">
          <ClockTag clock={view.due.clock} />
        </p>
      )}
      {choice.key === 'promise' && view.due.provisional && (
        <p>
          <ToneTag tone="warning" shape="triangle">
            {t('deadline.provisional')}
          </ToneTag>
        </p>
      )}
      <Arithmetic lines={choice.lines} />
      {choice.basis && <DeadlineBasis basis={choice.basis} />}
    </>
  );
}

export function ClockTag({ clock }: { clock: 'running' | 'paused' | 'stopped' }) {
  const t = caseTexts.use();
  if (clock === 'paused') {
    return (
      <ToneTag tone="warning" shape="bars">
        {t('deadline.paused')}
      </ToneTag>
    );
  }
  return (
    <ToneTag tone={clock === 'running' ? 'success' : 'quiet'} shape={clock === 'running' ? 'disc' : 'square'}>
      {t(`deadline.${clock}`)}
    </ToneTag>
  );
}

export function Arithmetic({ lines }: { lines: readonly DeadlineLine[] }) {
  const t = caseTexts.use();
  const sum = sumDeadline(lines);
  const numbers = { start: sum.start ?? '', counted: sum.counted, skipped: sum.skipped, paused: sum.paused };
  return (
    <>
      <p className="deadline-sum figures">
        {sum.due ? t('deadline.sum', { ...numbers, due: sum.due }) : t('deadline.sumOpen', numbers)}
      </p>
      <DeadlineCalendar lines={lines} />
      <details className="deadline-lines">
        <summary>{t('deadline.lines')}</summary>
        <ol>
          {groupDeadline(lines).map((group) => (
            <GroupLine key={`${group.effect} ${group.from}`} group={group} />
          ))}
        </ol>
      </details>
    </>
  );
}

function GroupLine({ group }: { group: DeadlineGroup }) {
  const t = caseTexts.use();
  const reason = listed(group.reasons);
  const words = {
    start: t('deadline.start'),
    counted:
      (group.countFrom === group.countTo
        ? t('deadline.countedOne', { from: group.countFrom })
        : t('deadline.counted', { from: group.countFrom, to: group.countTo })) + (group.plain ? '' : ` · ${reason}`),
    skipped: t('deadline.skipped', { reason }),
    paused: t('deadline.pausedFor', { reason }),
    due: reason || t('deadline.due'),
  }[group.effect];
  return (
    <li className={`deadline-line deadline-${group.effect}`}>
      <span className="figures">{group.from === group.to ? group.from : `${group.from} – ${group.to.slice(5)}`}</span>
      <span>
        {words}
        {group.bases.length > 0 && <span className="quiet small"> {listed(group.bases)}</span>}
      </span>
      <span className="quiet small figures">{group.days > 1 && t('deadline.days', { count: group.days })}</span>
    </li>
  );
}
