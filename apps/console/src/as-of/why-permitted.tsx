import type { ReactNode } from 'react';
import type { ConditionThen, GroundsThen, PermissionThen, SeparationThen } from '#libs/contracts/index.js';
import { roleTitle } from '../components/role-title';
import { ToneTag } from '../components/tone';
import { clauses, listed, titled } from '../i18n/punctuation';
import { asOfTexts } from './texts';

type Row = [title: string, value: ReactNode];

/** Under which duty or power, in which role, on which conditions, and what was looked at besides. */
export function WhyPermitted({ permission, calendarVersion }: { permission: PermissionThen; calendarVersion: string }) {
  const t = asOfTexts.use();
  const { by, title, role, office, task, grounds } = permission;
  const capacity = [role === null ? null : roleTitle(role), office?.name].filter(Boolean).join(' · ');
  const rows: Row[] = [
    [t('why.carrier'), t(`why.${by}`, { title })],
    ...(by === 'task' || by === 'power' ? [[t('why.as'), capacity] satisfies Row] : []),
    ...(task ? [[t('why.open'), taskInWords(task, t)] satisfies Row] : []),
    ...(grounds ? groundRows(grounds, t) : []),
  ];
  return (
    <section className="surface case-section">
      <h2>{t('why.title')}</h2>
      <dl className="past-facts">
        {rows
          .filter(([, value]) => value !== '' && value !== null)
          .map(([heading, value]) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {grounds ? (
        <Settings grounds={grounds} calendarVersion={calendarVersion} />
      ) : (
        <p className="quiet">{t('why.withheld')}</p>
      )}
    </section>
  );
}

type Words = ReturnType<typeof asOfTexts.use>;

function taskInWords({ openedOn, dueDate, principal }: NonNullable<PermissionThen['task']>, t: Words): string {
  const open =
    dueDate === null ? t('why.openNoDue', { opened: openedOn }) : t('why.openDue', { opened: openedOn, due: dueDate });
  return principal ? `${open} · ${t('why.insteadOf', { name: principal.name })}` : open;
}

function groundRows(grounds: GroundsThen, t: Words): Row[] {
  const { conditions, separation, ownCase, grants, judgedAgain } = grounds;
  const applicant = ownCase.applicant.name;
  return [
    [
      t('why.conditions'),
      conditions.length > 0 ? <List items={conditions.map((it) => conditionInWords(it, t))} /> : null,
    ],
    [t('why.facts'), conditions.length > 0 ? factsInWords(grounds, t) : null],
    [
      t('why.separation'),
      separation.length > 0 ? <List items={separation.map((it) => separationInWords(it, t))} /> : null,
    ],
    [
      t('why.ownCase'),
      ownCase.belonged === null ? null : t(ownCase.belonged ? 'why.inside' : 'why.outside', { applicant }),
    ],
    [t('why.grants'), grants ? clauses(grants.map(({ role, office }) => `${roleTitle(role)} · ${office.name}`)) : null],
    [t('why.judged'), judgedAgain && <Judged again={judgedAgain} />],
  ];
}

function List({ items }: { items: string[] }) {
  return (
    <ul className="past-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Judged({ again: { allowed, reasons } }: { again: NonNullable<GroundsThen['judgedAgain']> }) {
  const t = asOfTexts.use();
  return allowed ? (
    <ToneTag tone="success" shape="tick">
      {t('why.allowed')}
    </ToneTag>
  ) : (
    <ToneTag tone="danger" shape="cross">
      {t('why.refused', { reasons: reasons.map((it) => it.message).join(' ') })}
    </ToneTag>
  );
}

function conditionInWords({ title, facts }: ConditionThen, t: Words): string {
  const told = facts.filter((fact) => fact.value !== null);
  if (told.length === 0) return title;
  const word = (value: unknown) => (typeof value === 'boolean' ? t(value ? 'why.yes' : 'why.no') : String(value));
  return clauses(told.map((fact) => titled(fact.title, word(fact.value))));
}

function factsInWords({ facts }: GroundsThen, t: Words): string {
  const { formErrors, missingAttachments, noticeDaysLeft } = facts;
  return clauses([
    formErrors > 0 ? t('why.factsForm', { count: formErrors }) : t('why.factsFormNone'),
    missingAttachments.length > 0
      ? t('why.factsMissing', { titles: listed(missingAttachments) })
      : t('why.factsMissingNone'),
    ...(noticeDaysLeft > 0 ? [t('why.factsNotice', { count: noticeDaysLeft })] : []),
    facts.today,
  ]);
}

function separationInWords({ title, heldBy, kept }: SeparationThen, t: Words): string {
  if (heldBy.length === 0) return t('why.heldByNobody', { title });
  return t(kept ? 'why.heldBy' : 'why.breached', { title, names: listed(heldBy.map((it) => it.name)) });
}

function Settings({ grounds, calendarVersion }: { grounds: GroundsThen; calendarVersion: string }) {
  const t = asOfTexts.use();
  return (
    <details className="past-settings">
      <summary>{t('why.settings')}</summary>
      <p className="small past-hash">{t('why.calendar', { version: calendarVersion })}</p>
      <ul className="past-list small figures">
        {grounds.settings.map(({ key, title, value, unit }) => (
          <li key={key}>
            {titled(title, String(value))} {unit}
          </li>
        ))}
      </ul>
    </details>
  );
}
