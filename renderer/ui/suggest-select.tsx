import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControl } from './field.tsx';
import { TwoLines } from './two-lines.tsx';

export interface Suggestion {
  id: string;
  /** Shown in the field once chosen: a village always with its kecamatan. */
  name: string;
  secondary?: string;
}

export interface SuggestSelectProps<Item extends Suggestion> {
  /** Only its name is shown. */
  value: Pick<Suggestion, 'id' | 'name'> | undefined;
  onChange(item: Item | undefined): void;
  /** Best first. Asked with '' when an empty field gets the focus. Answers that a later search has overtaken are dropped. */
  search(query: string): readonly Item[] | Promise<readonly Item[]>;
  /** Text left in the field that matches nothing chosen; it stays visible, the caller says what to do. */
  onUnmatched?(text: string): void;
  /** For lists of several: the field is empty again after each choice. */
  clearsWhenTaken?: boolean;
  control?: FieldControl;
  placeholder?: string;
  disabled?: boolean;
}

/** A search field that ends in one item: ↑ ↓ move, Enter or Tab take the marked one, Escape restores. */
export function SuggestSelect<Item extends Suggestion>(props: SuggestSelectProps<Item>) {
  const { value, onChange, search, onUnmatched, clearsWhenTaken, control, placeholder, disabled } = props;
  const { t } = useTranslation('common');
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [text, setText] = useState(value?.name ?? '');
  const [found, setFound] = useState<readonly Item[]>([]);
  const [searching, setSearching] = useState(false);
  const latest = useRef(0);

  // Typing unsets the value and must keep its text; a value set or cleared from outside replaces it.
  const typing = useRef(false);
  useEffect(() => {
    if (!typing.current) setText(value?.name ?? '');
    typing.current = false;
  }, [value]);

  /** Nothing asked, nothing offered: no list to show. */
  const isIdle = text.trim() === '' && found.length === 0;

  const look = async (query: string) => {
    const mine = ++latest.current;
    setSearching(true);
    const items = await search(query);
    if (mine !== latest.current) return;
    setFound(items);
    setSearching(false);
  };
  // The first match is marked as soon as the list is drawn, so that Enter takes it without an arrow key.
  useEffect(() => {
    if (found.length > 0) combobox.selectFirstOption();
  }, [found, combobox.selectFirstOption]);

  const type = (query: string) => {
    setText(query);
    combobox.openDropdown();
    void look(query);
    if (!value) return;
    typing.current = true;
    onChange(undefined);
  };
  const take = (id: string) => {
    const item = found.find((each) => each.id === id);
    if (!item) return;
    setText(clearsWhenTaken ? '' : item.name);
    if (clearsWhenTaken) setFound([]);
    onChange(item);
    combobox.closeDropdown();
  };
  const arrive = () => {
    if (value) return;
    combobox.openDropdown();
    if (text === '') void look('');
  };
  const leave = () => {
    combobox.closeDropdown();
    latest.current++;
    if (!value && text.trim() !== '') onUnmatched?.(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && combobox.dropdownOpened && !isIdle) event.stopPropagation();
    const marked = found[combobox.getSelectedOptionIndex()];
    if (event.key === 'Tab' && !event.shiftKey && combobox.dropdownOpened && text.trim() !== '' && marked && !value) {
      take(marked.id);
    }
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal offset={4} shadow="md">
      <Combobox.Target>
        <TextInput
          {...control}
          error={control?.['aria-invalid'] ?? false}
          value={text}
          placeholder={placeholder}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={arrive}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={isIdle}>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }}>
          {found.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              <TwoLines first={item.name} facts={[item.secondary]} />
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t(searching ? 'searching' : 'noMatch')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
