import { diffSections, type BehaviourDiff, type DiffEntry } from '#libs/contracts/index.js';
import { type Shape, type Tone, ToneTag } from '../components/tone';
import { versionTexts } from './texts';

const appearance: Record<DiffEntry['change'], { tone: Tone; shape: Shape }> = {
  added: { tone: 'success', shape: 'disc' },
  removed: { tone: 'danger', shape: 'cross' },
  changed: { tone: 'warning', shape: 'triangle' },
};

/** Which sections a person reads first; the drawing's own transitions follow, folded. */
const opened = new Set(['powers', 'limits', 'separation', 'form']);

/** What the newer version does otherwise, section by section. */
export function DiffReport({ diff }: { diff: BehaviourDiff<string> }) {
  const t = versionTexts.use();
  return diffSections.map((section) => {
    const entries = diff[section];
    return (
      <details key={section} className="surface version-diff" open={opened.has(section) && entries.length > 0}>
        <summary>
          {t(`section.${section}`)} <span className="quiet small figures">{entries.length || t('diff.none')}</span>
        </summary>
        <ul className="plain-rows">
          {entries.map((entry) => (
            <li key={`${entry.change} ${entry.subject} ${entry.before ?? ''}`}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

function Entry({ entry: { change, subject, before, after } }: { entry: DiffEntry<string> }) {
  const t = versionTexts.use();
  return (
    <div className="version-entry">
      <p>
        <ToneTag {...appearance[change]}>{t(`change.${change}`)}</ToneTag> <strong>{subject}</strong>
      </p>
      {before === null ? null : (
        <p className="small">
          <span className="quiet">{t('before')}</span> <del>{before}</del>
        </p>
      )}
      {after === null ? null : (
        <p className="small">
          <span className="quiet">{t('after')}</span> <ins>{after}</ins>
        </p>
      )}
    </div>
  );
}
