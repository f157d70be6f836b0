namespace Inbox.Web.Contacts;

/// <summary>What a form says of a field of contacts.</summary>
public sealed record ContactFieldForm
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public ContactFieldKind Kind { get; init; }

    /// <summary>A line each.</summary>
    public string? Options { get; init; }

    public bool IsBesideThread { get; init; }

    /// <summary>The field's version that the form was shown with; null for whatever is there.</summary>
    public uint? Seen { get; init; }

    public IReadOnlyList<string> OptionList =>
        [.. (Options ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    public static ContactFieldForm Of(ContactField field) => new()
    {
        Id = field.Id,
        Name = field.Name,
        Kind = field.Kind,
        Options = string.Join('\n', field.Options),
        IsBesideThread = field.IsBesideThread,
        Seen = field.Version,
    };
}

/// <summary>The part of a form that new and known fields share.</summary>
public sealed record ContactFieldFields(ContactFieldForm Form, bool IsNew, bool IsRefused)
{
    public bool CanHaveOptions => IsNew || Form.Kind is ContactFieldKind.Choice or ContactFieldKind.Choices;
}
