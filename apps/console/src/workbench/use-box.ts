import { useQuery } from '@tanstack/react-query';
import type { Page, TaskBox, TaskRow } from '#libs/contracts/index.js';
import { api } from '../api/client';

/** The most that one page of the API holds; beyond it the workbench says "100+". */
export const countedUpTo = 100;

export function useBox(box: TaskBox) {
  return useQuery({
    queryKey: ['tasks', box, 'workbench'],
    queryFn: ({ signal }) => api.get<Page<TaskRow>>('/tasks', { box, limit: countedUpTo }, signal),
  });
}
