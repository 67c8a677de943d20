/** On the desk, above the title of the notice. */
export const askedTitle = (questions: number) => `有邻居问了 ${questions} 句，等您答复`;
