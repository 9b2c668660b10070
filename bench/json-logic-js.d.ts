declare module 'json-logic-js' {
  const jsonLogic: { readonly apply: (rule: object, data: object) => unknown }
  export default jsonLogic
}
