using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>Makes, changes, orders and retires the fields of an organization's contacts. The reasons are keys of the localizer.</summary>
public sealed class ContactFieldService(InboxDbContext db, TimeProvider clock)
{
    /// <returns>Why it was not made; null where it is there now.</returns>
    public async Task<string?> AddAsync(Guid organizationId, ContactFieldForm form, CancellationToken cancellationToken)
    {
        var others = await db.ContactFields.ToListAsync(cancellationToken);
        if (others.Exists(field => field.Id == form.Id))
        {
            return null;
        }

        if (!ContactField.Kinds.Contains(form.Kind))
        {
            return "Choose one of the kinds.";
        }

        if (ContactFieldRules.Refusal(form, form.Kind, others, form.Id) is { } refusal)
        {
            return refusal;
        }

        var inUse = others.Where(field => field.RetiredAt is null).ToList();
        var field = new ContactField(
            organizationId, form.Id, ContactFieldRules.KeyFor(form.Name!, others), form.Name!.Trim(), form.Kind,
            inUse.Select(f => f.Position).DefaultIfEmpty(-1).Max() + 1);
        field.Change(form.Name.Trim(), form.IsBesideThread, form.OptionList);
        db.ContactFields.Add(field);
        return await SaveAsync(cancellationToken);
    }

    /// <summary>Its kind and its key stay, so that its values keep their meaning.</summary>
    public async Task<string?> ChangeAsync(ContactField field, ContactFieldForm form, CancellationToken cancellationToken)
    {
        var others = await db.ContactFields.Where(f => f.Id != field.Id).ToListAsync(cancellationToken);
        if (ContactFieldRules.Refusal(form, field.Kind, others, field.Id) is { } refusal)
        {
            return refusal;
        }

        if (form.Seen is { } seen)
        {
            db.Entry(field).Property(f => f.Version).OriginalValue = seen;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var renamed = RenamedOptions(field.Options, form.OptionList);
        field.Change(form.Name!.Trim(), form.IsBesideThread, form.OptionList);
        if (await SaveAsync(cancellationToken) is { } lost)
        {
            return lost;
        }

        foreach (var (was, now) in field.HasOptions ? renamed : [])
        {
            await new OptionRename(db, field).CarryAsync(was, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>Where as many options stand as before, one that stands in another's place is that one under a new name.</summary>
    private static List<(string Was, string Now)> RenamedOptions(List<string> before, IReadOnlyList<string> after) =>
        before.Count != after.Count ? []
        : before.Zip(after).Where(pair => !after.Contains(pair.First) && !before.Contains(pair.Second)).ToList();

    public async Task RetireAsync(ContactField field, CancellationToken cancellationToken)
    {
        field.Retire(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<string?> RestoreAsync(ContactField field, CancellationToken cancellationToken)
    {
        var others = await InUse().ToListAsync(cancellationToken);
        if (others.Count >= ContactField.MaxCount)
        {
            return ContactFieldRules.TooMany;
        }

        if (others.Exists(other => ContactFieldRules.IsSame(other.Name, field.Name)))
        {
            return ContactFieldRules.NameTaken;
        }

        field.Restore();
        field.Place(others.Select(other => other.Position).DefaultIfEmpty(-1).Max() + 1);
        return await SaveAsync(cancellationToken);
    }

    public async Task RaiseAsync(ContactField field, CancellationToken cancellationToken)
    {
        var fields = await InUse().OrderBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(cancellationToken);
        var index = fields.IndexOf(field);
        if (index > 0)
        {
            (fields[index - 1], fields[index]) = (fields[index], fields[index - 1]);
        }

        foreach (var (position, one) in fields.Index())
        {
            one.Place(position);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private IQueryable<ContactField> InUse() => db.ContactFields.Where(f => f.RetiredAt == null);

    private async Task<string?> SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            db.ChangeTracker.Clear();
            return ContactFieldRules.NameTaken;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return "A colleague changed this field meanwhile. Save again to put yours in its place.";
        }
    }
}
