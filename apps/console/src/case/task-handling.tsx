import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Me, TaskView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { announce } from '../components/announcer';
import { problemSentence } from '../components/problem-alert';
import { titled } from '../i18n/punctuation';
import { isApplicant, useMe } from '../session/session';
import { caseTexts } from './texts';

type Step = 'claim' | 'release' | 'urge';

/** What one does with a task beside deciding it: take it, put it back, or remind those who hold it. */
export function TaskHandling({ task, caseId }: { task: TaskView; caseId: string }) {
  const t = caseTexts.use();
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
  const step = stepFor(task, me);
  if (!step) return null;
  return (
    <span className="task-handling">
      <Button size="small" loading={handle.isPending} onClick={() => handle.mutate(step)}>
        {t(`task.${step}`)}
        <span className="for-screen-readers">{titled('', task.title)}</span>
      </Button>
      {handle.error && (
        <span className="field-error" role="alert">
          {problemSentence(handle.error)}
        </span>
      )}
    </span>
  );
}

/** Applicants' own tasks and tasks that several must sign are not for one person to take. */
function stepFor(task: TaskView, me: Me): Step | null {
  const mine = me.grants.some((grant) => grant.role === task.role && grant.unit === task.orgUnit.id);
  if (!mine) return 'urge';
  if (isApplicant(me) || task.signers.required > 1) return null;
  if (!task.assignee) return 'claim';
  return task.assignee.id === me.id ? 'release' : null;
}
