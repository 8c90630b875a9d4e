import { Textarea } from '@mantine/core';
import { startTransition, useEffect, useRef, useState } from 'react';
import { Field } from '../../ui/field.tsx';

interface ChronologyFieldProps {
  label: string;
  /** What the draft held; from then on the field alone knows its text. */
  initial: string;
  error: string | undefined;
  onChange(text: string): void;
}

/** Where nearly all of the typing is done: a key shows at once, form and suggestions follow when there is time. */
export function ChronologyField({ label, initial, error, onChange }: ChronologyFieldProps) {
  const [text, setText] = useState(initial);
  const area = useRef<HTMLTextAreaElement>(null);
  // A restored draft goes on where it stopped, not before its first word.
  useEffect(() => area.current?.setSelectionRange(area.current.value.length, area.current.value.length), []);
  const type = (typed: string) => {
    setText(typed);
    startTransition(() => onChange(typed));
  };
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Textarea
          {...control}
          ref={area}
          data-field="chronology"
          autosize
          minRows={3}
          maxRows={9}
          maxLength={12_000}
          autoFocus
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
