using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>The labels of an organization, with what is being made or changed.</summary>
/// <param name="New">What stands in the form for another one.</param>
/// <param name="Error">Why what was posted was not taken; a key of the localizer.</param>
/// <param name="ErrorAt">The label whose form was refused.</param>
public sealed record LabelsPage(IReadOnlyList<LabelRow> Labels, LabelForm New, string? Error = null, Guid? ErrorAt = null)
{
    public static async Task<LabelsPage> LoadAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        var labels = await db.Labels.Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey)
            .Select(l => new LabelRow(
                l.Id, l.Name, l.Colour, db.ConversationLabels.Count(x => x.LabelId == l.Id), db.ContactLabels.Count(
                    x => x.LabelId == l.Id)))
            .ToListAsync(cancellationToken);
        return new(labels, new LabelForm { Id = Guid.CreateVersion7() });
    }

    /// <summary>The same with what was posted and not taken.</summary>
    public LabelsPage Refusing(Guid id, LabelForm form, string error) => Labels.Any(label => label.Id == id)
        ? this with
        {
            Labels = [.. Labels.Select(label => label.Id == id ? label with { Name = form.Name ?? "", Colour = form.Colour } : label)],
            Error = error,
            ErrorAt = id,
        }
        : this with { New = form, Error = error, ErrorAt = id };
}

/// <param name="Conversations">How many conversations have it, open or not.</param>
public sealed record LabelRow(Guid Id, string Name, LabelColour Colour, int Conversations, int Contacts);

/// <summary>What a form says of a label.</summary>
public sealed record LabelForm
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public LabelColour Colour { get; init; }
}

/// <param name="Id">The label, for the ids of its fields.</param>
public sealed record LabelFields(Guid Id, string? Name, LabelColour Colour, bool IsRefused);
