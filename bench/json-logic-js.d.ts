declare module 'json-logic-js' {
  const jsonLogic: { readonly apply: (rule: object, data: unknown) => unknown }
  export default jsonLogic
}
