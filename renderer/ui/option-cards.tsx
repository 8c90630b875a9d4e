import { useId } from 'react';
import classes from './option-cards.module.css';
import { TwoLines } from './two-lines.tsx';

export interface OptionCardsProps<Value extends string> {
  options: readonly { value: Value; label: string; detail?: string }[];
  value: Value | undefined;
  onChange(value: NoInfer<Value>): void;
  'aria-label'?: string;
  'aria-labelledby'?: string;
}

/** One of a few that need a second line to tell them apart; native radios. */
export function OptionCards<Value extends string>({ options, value, onChange, ...aria }: OptionCardsProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" className={classes.options} {...aria}>
      {options.map((option) => (
        <label key={option.value} className={classes.option}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <TwoLines first={option.label} facts={[option.detail]} />
        </label>
      ))}
    </div>
  );
}
