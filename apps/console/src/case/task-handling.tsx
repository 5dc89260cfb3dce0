import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Me, TaskView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { announce } from '../components/announcer';
import { problemSentence } from '../components/problem-alert';
import { titled } from '../i18n/punctuation';
import { isApplicant, useMe } from '../session/session';
import { HandOn } from './hand-on';
import { handOnTexts } from './hand-on-texts';
import { caseTexts } from './texts';

type Step = 'claim' | 'release' | 'urge';

/** What one does with a task beside deciding it: take it, put it back, or remind those who hold it. */
export function TaskHandling({ task, caseId }: { task: TaskView; caseId: string }) {
  const t = caseTexts.use();
  const handOn = handOnTexts.use();
  const me = useMe();
  const client = useQueryClient();
  const handle = useMutation({
    mutationFn: (step: Step) => api.post<TaskView>(`/tasks/${task.id}/${step}`, step === 'urge' ? {} : undefined),
    onSuccess: async (_, step) => {
      announce(t(`task.${step}Done`, { office: task.orgUnit.name }));
      await client.invalidateQueries({ queryKey: ['case', caseId] });
      await client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const [handingOn, setHandingOn] = useState(false);
  const step = stepFor(task, me);
  const canHandOn = mayHandOn(task, me);
  if (!step && !canHandOn) return null;
  return (
    <>
      <span className="task-handling">
        {step && (
          <Button size="small" loading={handle.isPending} onClick={() => handle.mutate(step)}>
            {t(`task.${step}`)}
            <span className="for-screen-readers">{titled('', task.title)}</span>
          </Button>
        )}
        {canHandOn && (
          <Button size="small" aria-expanded={handingOn} onClick={() => setHandingOn(!handingOn)}>
            {handOn(handingOn ? 'close' : 'open')}
            <span className="for-screen-readers">{titled('', task.title)}</span>
          </Button>
        )}
        {handle.error && (
          <span className="field-error" role="alert">
            {problemSentence(handle.error)}
          </span>
        )}
      </span>
      {handingOn && canHandOn && <HandOn task={task} caseId={caseId} onDone={() => setHandingOn(false)} />}
    </>
  );
}

const isMine = (task: TaskView, me: Me): boolean =>
  me.grants.some((grant) => grant.role === task.role && grant.unit === task.orgUnit.id);

/** Officials, with tasks of their office that no colleague has claimed. */
function mayHandOn(task: TaskView, me: Me): boolean {
  const free = !task.assignee || task.assignee.id === me.id;
  return task.state === 'open' && isMine(task, me) && free && !isApplicant(me);
}

/** Applicants' own tasks and tasks that several must sign are not for one person to take. */
function stepFor(task: TaskView, me: Me): Step | null {
  if (!isMine(task, me)) return 'urge';
  if (isApplicant(me) || task.signers.required > 1) return null;
  if (!task.assignee) return 'claim';
  return task.assignee.id === me.id ? 'release' : null;
}
