// @ts-check
// The field for an id: locked once there is one, because readers' answers hang on it.

/**
 * @typedef {{help: string, unlock: string, missing: string}} Words
 * @typedef {{value: string, field: Map<string, any>, forID: string, classNameWrapper: string, onChange: (value: string) => void}} Props
 * @typedef {{props: Props, state: {locked: boolean}, setState: (state: object) => void}} Component
 */

const BUTTON = {
  width: 'auto',
  height: 'auto',
  minHeight: '32px',
  padding: '0 12px',
  font: 'inherit',
  whiteSpace: 'nowrap',
}

/**
 * @param {Words} words
 * @returns {Function} A component as the CMS takes it
 */
export const idField = (words) =>
  /** @type {any} */ (globalThis).createClass({
    /** @this {Component} */
    getInitialState() {
      return { locked: Boolean(this.props.value) }
    },
    /**
     * @param {string} value
     * @param {Map<string, any>} field
     */
    isValid(value, field) {
      if (!value) return { error: { message: words.missing } }
      const [pattern, message] = field.get('pattern')
      return new RegExp(pattern).test(value) || { error: { message } }
    },
    /** @this {Component} */
    render() {
      const { value, forID, classNameWrapper, onChange } = this.props
      const h = /** @type {any} */ (globalThis).createElement
      const input = h('input', {
        id: forID,
        'aria-labelledby': `${forID}-label`,
        className: classNameWrapper,
        value: value ?? '',
        readOnly: this.state.locked,
        spellCheck: false,
        autoCapitalize: 'none',
        onChange: (/** @type {{target: HTMLInputElement}} */ event) => onChange(event.target.value),
      })
      if (!this.state.locked) return h('div', {}, input)
      const unlock = () => this.setState({ locked: false })
      const button = h('button', { type: 'button', style: BUTTON, onClick: unlock }, words.unlock)
      return h('div', {}, input, ' ', button, h('p', { style: { margin: '4px 0 0' } }, words.help))
    },
  })
