import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import classes from './pick-chips.module.css';

export interface PickOption<Value extends string> {
  value: Value;
  label: string;
  /** Opens something ("Tanggal…", "Lainnya…"): arrows only focus it, Space, Enter, a digit or a click chooses it. */
  opens?: boolean;
}

interface ChipProps<Value extends string> {
  options: readonly PickOption<Value>[];
  /** Digits 1–9 choose while the group has the focus, and stand before the labels. */
  numbered?: boolean;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
}

export interface PickChipsProps<Value extends string> extends ChipProps<Value> {
  value: Value | undefined;
  onChange(value: NoInfer<Value>): void;
}

/** One of a few, as radio chips: one Tab stop, arrows move and choose. */
export function PickChips<Value extends string>({ value, onChange, ...rest }: PickChipsProps<Value>) {
  return (
    <Chips
      {...rest}
      role="radiogroup"
      isOn={(option) => option.value === value}
      onPick={(option) => onChange(option.value)}
      onArrive={(option) => !option.opens && onChange(option.value)}
    />
  );
}

export interface CheckChipsProps<Value extends string> extends ChipProps<Value> {
  values: readonly Value[];
  onChange(values: NoInfer<Value>[]): void;
}

/** Any of a few, as checkbox chips: one Tab stop, arrows move, Space, Enter or a digit toggles. */
export function CheckChips<Value extends string>({ values, onChange, ...rest }: CheckChipsProps<Value>) {
  const toggle = ({ value }: PickOption<Value>) =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return <Chips {...rest} role="group" isOn={(option) => values.includes(option.value)} onPick={toggle} />;
}

interface ChipsProps<Value extends string> extends ChipProps<Value> {
  role: 'radiogroup' | 'group';
  isOn(option: PickOption<Value>): boolean;
  onPick(option: PickOption<Value>): void;
  onArrive?(option: PickOption<Value>): void;
}

function Chips<Value extends string>(props: ChipsProps<Value>) {
  const { options, numbered, disabled, role, isOn, onPick, onArrive, 'aria-invalid': invalid, ...aria } = props;
  const group = useRef<HTMLDivElement>(null);
  const entry = Math.max(0, options.findIndex(isOn));

  const moveTo = (index: number) => {
    const next = (index + options.length) % options.length;
    group.current?.querySelectorAll('button')[next]?.focus();
    const option = options[next];
    if (option) onArrive?.(option);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const move = keyMoves(event.key, index, options.length);
    const numberedOption = numbered && /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (move === undefined && !numberedOption) return;
    event.preventDefault();
    if (move !== undefined) return moveTo(move);
    if (!numberedOption) return;
    group.current?.querySelectorAll('button')[options.indexOf(numberedOption)]?.focus();
    onPick(numberedOption);
  };

  return (
    <div
      ref={group}
      role={role}
      className={classes.group}
      data-numbered={numbered || undefined}
      data-invalid={invalid || undefined}
      {...aria}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: role and its state are chosen together
        <button
          key={option.value}
          type="button"
          role={role === 'radiogroup' ? 'radio' : 'checkbox'}
          aria-checked={isOn(option)}
          className={classes.chip}
          disabled={disabled}
          tabIndex={index === entry ? 0 : -1}
          onClick={() => onPick(option)}
          onKeyDown={(event) => onKeyDown(event, index)}
        >
          {isOn(option) && <IconCheck size={14} stroke={2} aria-hidden="true" />}
          {numbered ? `${index + 1} ${option.label}` : option.label}
        </button>
      ))}
    </div>
  );
}

function keyMoves(key: string, index: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return index + 1;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return index - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
