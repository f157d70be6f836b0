using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>The labels of a contact, on their page.</summary>
[Route("contacts/{id:guid}/labels/{labelId:guid}")]
public sealed class ContactLabelingsController(ContactLabelService labels, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, Guid labelId, CancellationToken cancellationToken) =>
        LabelAsync(id, labelId, isOn: true, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(Guid id, Guid labelId, CancellationToken cancellationToken) =>
        LabelAsync(id, labelId, isOn: false, cancellationToken);

    private async Task<IActionResult> LabelAsync(Guid id, Guid labelId, bool isOn, CancellationToken cancellationToken) =>
        await labels.LabelAsync((await currentAgent.GetAsync(cancellationToken)).Agent, id, labelId, isOn, cancellationToken)
            ? LocalRedirect($"/contacts/{id}") : NotFound();
}
