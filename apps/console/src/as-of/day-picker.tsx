import { Button } from 'antd';
import { useId, useState, type SyntheticEvent } from 'react';
import { useNavigate } from 'react-router';
import { asOfTexts } from './texts';
import './day-picker.css';

/** Leads to the case as it was at the end of a day. */
export function DayPicker({ caseId, from, day = '' }: { caseId: string; from: string; day?: string }) {
  const t = asOfTexts.use();
  const id = useId();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(day);
  const go = (event: SyntheticEvent) => {
    event.preventDefault();
    if (chosen) void navigate(`/cases/${caseId}/as-of?at=${chosen}`);
  };
  return (
    <form className="day-picker" onSubmit={go}>
      <label htmlFor={id}>{t('day.label')}</label>
      <span className="day-picker-fields">
        <input
          id={id}
          type="date"
          className="native-control"
          required
          min={from}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Button htmlType="submit">{t('day.go')}</Button>
      </span>
    </form>
  );
}
