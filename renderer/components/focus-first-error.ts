import type { FormErrors, GetInputNode } from "@mantine/form";

/** For a form's second argument of `onSubmit`: puts whoever sent it into the first field that has to change. */
export function focusFirstError<Values>(form: { readonly getInputNode: GetInputNode<Values> }) {
  return (errors: FormErrors) => {
    const [path] = Object.keys(errors);
    if (path !== undefined) form.getInputNode(path as Parameters<GetInputNode<Values>>[0])?.focus();
  };
}
