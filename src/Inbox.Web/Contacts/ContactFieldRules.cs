namespace Inbox.Web.Contacts;

/// <summary>What a field of contacts can be called, and of what it can be made. The reasons are keys of the localizer.</summary>
internal static class ContactFieldRules
{
    public const string NameTaken = "There is a field of that name already. Choose another name.";
    public const string TooMany = "There are 50 fields, and more would fit in no form. Remove one first.";

    public static string? Refusal(ContactFieldForm form, ContactFieldKind kind, List<ContactField> others, Guid id)
    {
        if (form.Name?.Trim() is not { Length: > 0 and <= ContactField.NameLength } name)
        {
            return "Give the field a name of at most 60 characters.";
        }

        var inUse = others.Where(field => field.RetiredAt is null && field.Id != id).ToList();
        var hasOptions = kind is ContactFieldKind.Choice or ContactFieldKind.Choices;
        return inUse.Exists(field => IsSame(field.Name, name)) ? NameTaken
            : inUse.Count >= ContactField.MaxCount ? TooMany
            : hasOptions && (form.OptionList.Count is 0 or > ContactField.MaxOptions
                || form.OptionList.Any(option => option.Length > ContactField.OptionLength))
                ? "Write what there is to choose from: 1 to 50 options, a line each, of at most 100 characters."
            : null;
    }

    /// <summary>A key that none of them has, those that are retired included.</summary>
    public static string KeyFor(string name, List<ContactField> others)
    {
        var key = ContactField.KeyOf(name);
        var taken = others.Select(field => field.Key).Concat(ContactProperties.Taken).ToHashSet();
        return taken.Contains(key)
            ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{key}-{number}").First(one => !taken.Contains(one))
            : key;
    }

    public static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
