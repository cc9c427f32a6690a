/** The ribbon's commands, by the names that manifest.xml gives them. */
Office.actions.associate("evaluateGates", (event: Office.AddinCommands.Event) => {
  event.completed();
});
