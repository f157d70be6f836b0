namespace Inbox.MetaSimulator;

/// <summary>Files travel inside the assembly, so that the simulator can be mounted without static web assets.</summary>
internal static class EmbeddedFile
{
    public static Stream Open(string name) =>
        typeof(EmbeddedFile).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"{name} is not embedded in the assembly.");
}
