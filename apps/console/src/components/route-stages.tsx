import type { RouteStage, RouteStepView, RouteView } from '#libs/contracts/index.js';
import { componentTexts } from './texts';
import './route-stages.css';

/** The predicted way of a case: what it comes to in sentences, then state by state who acts and by when. */
export function RouteStages({ route }: { route: RouteView }) {
  return (
    <>
      <div className="route-sentences figures">
        {route.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <ol className="route">
        {route.stages.map((stage) => (
          <li key={`${stage.state} ${stage.opens}`}>
            <Stage stage={stage} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Stage({ stage }: { stage: RouteStage }) {
  const t = componentTexts.use();
  const [only, another] = stage.steps;
  const limited = stage.steps.some(({ limit }) => limit !== null);
  return (
    <>
      <p className="route-stage">
        <strong>{stage.title}</strong>
        <span className="figures">{t(limited ? 'route.until' : 'route.on', { date: stage.ends })}</span>
      </p>
      {only && !another ? (
        <p className="small">
          <Step step={only} />
        </p>
      ) : (
        <ul className="route-together">
          {stage.steps.map((step) => (
            <li key={step.duty} className="small">
              {step.title} · <Step step={step} />
              {step.ends !== stage.ends && (
                <span className="quiet figures"> · {t('route.until', { date: step.ends })}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Step({ step }: { step: RouteStepView }) {
  const t = componentTexts.use();
  const { office, limit } = step;
  const who = office ? t('route.who', { office: office.name, role: step.roleTitle }) : step.roleTitle;
  const facts = [
    limit && t(`route.limit.${limit.kind}`, { count: limit.days }),
    step.signers > 1 && t('route.signers', { count: step.signers }),
    step.startsPromise && t('route.startsPromise'),
    step.promiseClock === 'paused' && limit !== null && t('route.paused'),
    step.provisional && t('route.provisional'),
  ].filter((fact) => typeof fact === 'string');
  return (
    <>
      {who}
      <span className="quiet figures">{facts.map((fact) => ` · ${fact}`).join('')}</span>
    </>
  );
}
