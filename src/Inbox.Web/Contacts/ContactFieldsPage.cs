using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>The fields of an organization's contacts, with what is being made or changed.</summary>
/// <param name="Region">The country of telephone numbers without a country's code; null where none is set.</param>
/// <param name="Retired">By name.</param>
/// <param name="New">What stands in the form for another one.</param>
public sealed record ContactFieldsPage(
    string? Region, IReadOnlyList<ContactFieldForm> Fields, IReadOnlyList<ContactFieldForm> Retired, ContactFieldForm New)
{
    /// <summary>Why what was posted was not taken; a key of the localizer.</summary>
    public string? Error { get; init; }

    /// <summary>The field whose form was refused; null where it was another.</summary>
    public Guid? ErrorAt { get; init; }

    public bool IsDone { get; init; }

    public static async Task<ContactFieldsPage> LoadAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        var organizationId = db.OrganizationId;
        var region = await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.PhoneRegion).SingleAsync(cancellationToken);
        var fields = await db.ContactFields.AsNoTracking().OrderBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        return new(
            region, [.. fields.Where(field => field.RetiredAt is null).Select(ContactFieldForm.Of)],
            [.. fields.Where(field => field.RetiredAt is not null).OrderBy(field => field.Name).Select(ContactFieldForm.Of)],
            new ContactFieldForm { Id = Guid.CreateVersion7(), IsBesideThread = true });
    }

    /// <summary>The same with what was posted and not taken.</summary>
    public ContactFieldsPage Refusing(Guid id, ContactFieldForm form, string error) => Fields.Any(field => field.Id == id)
        ? this with
        {
            Fields = [.. Fields.Select(field => field.Id == id ? form with { Id = id, Kind = field.Kind, Seen = field.Seen } : field)],
            Error = error,
            ErrorAt = id,
        }
        : this with { New = form, Error = error, ErrorAt = id };
}
