namespace Inbox.MetaSimulator;

/// <summary>Files travel inside the assembly, so that the simulator can be mounted without static web assets.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");

    /// <summary>All files of one kind, in the order of their names, as one text.</summary>
    public static string Join(string extension)
    {
        var names = typeof(EmbeddedFile).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(extension, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return string.Concat(names.Select(Read));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
