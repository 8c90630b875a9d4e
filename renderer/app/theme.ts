import {
  ActionIcon,
  Button,
  Checkbox,
  Combobox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineThemeOverride,
  Menu,
  Modal,
  mergeThemeOverrides,
  Notification,
  Popover,
  Select,
  Tooltip,
} from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { createElement } from 'react';
import { type ColourToken, darkColours, lightColours, tealDesk } from './design-tokens.ts';
import classes from './theme.module.css';

const fontFamily = '"Inter Variable", "Segoe UI", system-ui, sans-serif';

const theme = createTheme({
  primaryColor: 'teal-desk',
  primaryShade: { light: 7, dark: 4 },
  colors: { 'teal-desk': tealDesk },
  white: lightColours.surface,
  black: lightColours.text,
  fontFamily,
  fontFamilyMonospace: fontFamily,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px' },
  defaultRadius: 'sm',
  cursorType: 'default',
  focusRing: 'never',
  respectReducedMotion: true,
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '18px', lineHeight: '24px', fontWeight: '650' },
      h2: { fontSize: '14px', lineHeight: '20px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'default', size: 32 },
      classNames: { root: classes.button },
    }),
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'sm' }, classNames: { root: classes.button } }),
    Input: Input.extend({ classNames: { wrapper: classes.inputWrapper, input: classes.input } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      classNames: { label: classes.label, description: classes.description, error: classes.error },
    }),
    Select: Select.extend({
      defaultProps: {
        allowDeselect: false,
        checkIconPosition: 'right',
        rightSection: createElement(IconChevronDown, { size: 14, stroke: 1.75 }),
        rightSectionPointerEvents: 'none',
      },
      classNames: { dropdown: classes.dropdown, option: classes.option },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'sm' },
      classNames: {
        root: classes.checkbox,
        body: classes.checkboxBody,
        input: classes.checkboxInput,
        label: classes.checkboxLabel,
      },
    }),
    Combobox: Combobox.extend({ classNames: { dropdown: classes.dropdown, option: classes.option } }),
    Menu: Menu.extend({
      // Mantine's placeholder for the first focus is a child that a menu may not have; the first item takes it instead.
      defaultProps: {
        shadow: 'md',
        position: 'bottom-end',
        offset: 4,
        withInitialFocusPlaceholder: false,
        menuItemTabIndex: 0,
      },
      classNames: { dropdown: classes.dropdown, item: classes.menuItem, label: classes.menuLabel },
    }),
    Modal: Modal.extend({
      // The page itself never scrolls, and the lock would write a style that the page's policy refuses.
      defaultProps: {
        centered: true,
        padding: 'lg',
        lockScroll: false,
        transitionProps: { duration: 100, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.4 },
      },
      classNames: { content: classes.modal, header: classes.modalHeader, title: classes.modalTitle },
    }),
    // A second <header> would be a second banner landmark beside the frame's.
    ModalHeader: { defaultProps: { component: 'div' } },
    Notification: Notification.extend({
      classNames: {
        root: classes.notification,
        title: classes.notificationTitle,
        description: classes.notificationText,
      },
    }),
    Popover: Popover.extend({ classNames: { dropdown: classes.dropdown } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: false },
      classNames: { tooltip: classes.tooltip },
    }),
  },
});

/** The theme with the few words that Mantine's parts need of their own. */
export function themeInWords(words: { close: string }): MantineThemeOverride {
  const components = { CloseButton: { defaultProps: { 'aria-label': words.close } } };
  return mergeThemeOverrides(theme, { components });
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--focus': '0 0 0 2px var(--surface), 0 0 0 4px var(--accent)',
    '--r-1': '4px',
    '--r-2': '6px',
    '--r-3': '8px',
  },
  light: schemeVariables(lightColours, '0 8px 24px rgb(20 30 36 / 0.16), 0 1px 3px rgb(20 30 36 / 0.12)'),
  dark: schemeVariables(darkColours, '0 8px 24px rgb(0 0 0 / 0.5), 0 1px 3px rgb(0 0 0 / 0.4)'),
});

function schemeVariables(colours: Record<ColourToken, string>, popUpShadow: string): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(colours).map(([token, value]) => [`--${token}`, value])),
    '--shadow-pop': popUpShadow,
    '--mantine-color-body': colours.bg,
    '--mantine-color-text': colours.text,
    '--mantine-color-dimmed': colours['text-3'],
    '--mantine-color-placeholder': colours['text-3'],
    '--mantine-color-anchor': colours['accent-text'],
    '--mantine-color-error': colours.text,
    '--mantine-color-default': colours.surface,
    '--mantine-color-default-hover': colours.hover,
    '--mantine-color-default-color': colours.text,
    '--mantine-color-default-border': colours.control,
    '--mantine-color-disabled': colours['surface-2'],
    '--mantine-color-disabled-color': colours['text-3'],
    '--mantine-color-disabled-border': colours['line-strong'],
    '--mantine-primary-color-filled': colours['accent-fill'],
    '--mantine-primary-color-filled-hover': colours['accent-hover'],
    '--mantine-primary-color-contrast': colours['on-accent'],
    '--mantine-shadow-md': popUpShadow,
  };
}
