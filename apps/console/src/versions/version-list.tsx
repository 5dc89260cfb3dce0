import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  versionOrderers,
  type CaseTypeSummary,
  type CaseTypeVersion,
  type VersionStanding,
} from '#libs/contracts/index.js';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import { holds, useMe } from '../session/session';
import { OrderForm, type Wanted } from './order-form';
import { versionsQuery } from './queries';
import { versionTexts } from './texts';

const appearance: Record<VersionStanding, { tone: Tone; shape: Shape }> = {
  released: { tone: 'success', shape: 'disc' },
  candidate: { tone: 'warning', shape: 'triangle' },
  older: { tone: 'quiet', shape: 'ring' },
};

/** The live versions of one case type, and what can be ordered for them. */
export function VersionList({ type }: { type: CaseTypeSummary }) {
  const t = versionTexts.use();
  const mayOrder = holds(useMe(), ...versionOrderers);
  const versions = useQuery(versionsQuery(type.key));
  const [wanted, setWanted] = useState<Wanted>();
  if (versions.error) return <QueryFailure error={versions.error} retry={() => void versions.refetch()} />;
  if (!versions.data) return <Skeleton rows={2} rowHeight={56} />;
  const { items } = versions.data;
  return (
    <section className="surface version-type" aria-label={type.title}>
      <h2>{type.title}</h2>
      <ul className="plain-rows">
        {items.map((each) => (
          <li key={each.version}>
            <span>
              <Link to={`/case-types/${type.key}?version=${each.version}`}>
                {t('version', { version: each.version })}
              </Link>{' '}
              <ToneTag {...appearance[each.standing]}>{t(`standing.${each.standing}`)}</ToneTag>{' '}
              <span className="quiet small figures">
                {t('openCases', { count: each.openCases })} · <code>{each.definitionHash.slice(0, 12)}</code>
              </span>
            </span>
            {mayOrder ? <OrderButton type={type.key} version={each} all={items} onOrder={setWanted} /> : null}
          </li>
        ))}
      </ul>
      {wanted ? <OrderForm wanted={wanted} onCancel={() => setWanted(undefined)} /> : null}
    </section>
  );
}

interface OrderButtonProps {
  type: string;
  version: CaseTypeVersion;
  all: CaseTypeVersion[];
  onOrder: (wanted: Wanted) => void;
}

/** A candidate is tried on what new cases take now; an older version's cases can be tried on the released one again. */
function OrderButton({ type, version, all, onOrder }: OrderButtonProps) {
  const t = versionTexts.use();
  const released = all.find((each) => each.standing === 'released');
  if (!released || version.standing === 'released') return null;
  if (version.standing === 'candidate') {
    const wanted = { caseType: type, fromVersion: released.version, toVersion: version.version };
    return <Button onClick={() => onOrder(wanted)}>{t('order', { version: version.version })}</Button>;
  }
  if (version.openCases === 0) return null;
  const wanted = { caseType: type, fromVersion: version.version, toVersion: released.version };
  return <Button onClick={() => onOrder(wanted)}>{t('orderLeft', { version: version.version })}</Button>;
}
