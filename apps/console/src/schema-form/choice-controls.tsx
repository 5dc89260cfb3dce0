import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Radio } from 'antd';
import { ariaOf, asText, frameOf, type ControlProps } from './controls';
import { FieldFrame, GroupFrame } from './field-frame';
import { focusSoon } from './focus-control';
import type { Option } from './schema';
import { schemaFormTexts } from './texts';

/** Up to so many options are shown openly; more are a list to open. */
const manyOptions = 7;

export function ChoiceControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  const pick = (chosen: string) => onChange(field.options.find((it) => String(it.value) === chosen)?.value);
  if (field.options.length <= manyOptions) {
    return <Radios props={props} options={field.options} />;
  }
  return (
    <FieldFrame {...frameOf(props)}>
      <select
        id={id}
        className="native-control"
        data-invalid={error ? '' : undefined}
        value={asText(value)}
        onChange={(event) => pick(event.target.value)}
        onBlur={onLeave}
        {...ariaOf(props)}
      >
        <option value="">{t('choose')}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function Radios({ props, options }: { props: ControlProps; options: readonly Option[] }) {
  const { id, value, onChange, onLeave } = props;
  return (
    <GroupFrame {...frameOf(props)}>
      <Radio.Group
        className="field-options"
        name={id}
        value={value ?? null}
        onChange={(event) => {
          onChange(event.target.value);
          onLeave();
        }}
        options={options.map((option) => ({ value: option.value, label: option.title }))}
      />
    </GroupFrame>
  );
}

export function ChoicesControl(props: ControlProps) {
  const { field, value, onChange, onLeave } = props;
  if (field.options.length > manyOptions) return <PickedChoices {...props} />;
  return (
    <GroupFrame {...frameOf(props)}>
      <Checkbox.Group
        className="field-options"
        value={Array.isArray(value) ? value : []}
        onChange={(chosen) => {
          onChange(chosen.length > 0 ? chosen : undefined);
          onLeave();
        }}
        options={field.options.map((option) => ({ value: option.value, label: option.title }))}
      />
    </GroupFrame>
  );
}

/** A few out of many: a native list adds one, each chosen one stands as a line that can be taken away again. */
function PickedChoices(props: ControlProps) {
  const { field, id, value, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  const chosen = field.options.filter((option) => Array.isArray(value) && value.includes(option.value));
  const free = field.options.filter((option) => !chosen.includes(option));
  const full = field.maxItems !== undefined && chosen.length >= field.maxItems;
  const store = (options: readonly Option[]): void => {
    onChange(options.length > 0 ? options.map((option) => option.value) : undefined);
    onLeave();
  };
  const label = t('addChoice', { title: field.title });
  return (
    <GroupFrame {...frameOf(props)}>
      {chosen.length > 0 && (
        <ul className="file-list">
          {chosen.map((option) => (
            <li key={option.value}>
              <span>{option.title}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('unchoose', { title: option.title })}
                onClick={() => {
                  store(chosen.filter((it) => it !== option));
                  focusSoon(`${id}-add`);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <select
        id={`${id}-add`}
        className="native-control"
        aria-label={label}
        disabled={full}
        value=""
        onChange={(event) => {
          const added = free.find((option) => String(option.value) === event.target.value);
          if (added) store([...chosen, added]);
        }}
      >
        <option value="">{full ? t('chosenAll', { count: chosen.length }) : label}</option>
        {free.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
    </GroupFrame>
  );
}

/** A required yes or no is asked openly, so that nobody decides by overlooking a switch; an optional one is a tick. */
export function BooleanControl(props: ControlProps) {
  const { field, id, value, error, onChange, onLeave } = props;
  const t = schemaFormTexts.use();
  if (field.required) {
    const options = [
      { value: 'true', title: t('yes') },
      { value: 'false', title: t('no') },
    ];
    const asked = { ...props, value: typeof value === 'boolean' ? String(value) : undefined };
    return <Radios props={{ ...asked, onChange: (it) => onChange(it === 'true') }} options={options} />;
  }
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <Checkbox
        id={id}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked || undefined)}
        onBlur={onLeave}
      >
        {field.title}
      </Checkbox>
      {field.help && <p className="field-help">{field.help}</p>}
      {error && <p className="field-error">{error}</p>}
    </div>
  );
}
